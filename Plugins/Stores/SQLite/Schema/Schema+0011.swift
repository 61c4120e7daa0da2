// Whom somebody lost to the high seas, the latest first.
extension Schema {
    static let lost0011 = """
        CREATE INDEX spells_ended ON spells (owner, ended_at) WHERE ended_at IS NOT NULL;
        """
}
