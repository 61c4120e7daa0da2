import Workflows

// The state that a response shows, as an entity tag without quotes. `If-Match` sends it back.
extension CustomerView { var entity: String? { EntityTag.of(version: version) } }
extension UserView { var entity: String? { EntityTag.of(self) } }
extension TeamView { var entity: String? { EntityTag.of(self) } }
extension TagView { var entity: String? { EntityTag.of(tag: self) } }
