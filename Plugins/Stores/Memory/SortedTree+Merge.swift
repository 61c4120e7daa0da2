extension SortedTree {
    /// The elements of a tree from a place on, a piece at a time.
    private struct Cursor {
        let tree: SortedTree
        /// Turned round, so that the next is the last.
        private var piece: [Element] = []

        init(_ tree: SortedTree, from start: Element?) {
            self.tree = tree
            read(from: start, leavingOut: nil)
        }

        var next: Element? { piece.last }

        mutating func advance() {
            guard let last = piece.popLast(), piece.isEmpty else { return }
            read(from: last, leavingOut: last)
        }

        private mutating func read(from start: Element?, leavingOut known: Element?) {
            tree.scan(from: start) { element in
                if element != known { piece.append(element) }
                return piece.count < 64
            }
            piece.reverse()
        }
    }

    /// Hands on the elements of all `trees` from `start`, in order, until `body` returns false. No two trees have an
    /// element in common.
    static func scan(_ trees: [SortedTree], from start: Element?, _ body: (Element) -> Bool) {
        if trees.count == 1 { return trees[0].scan(from: start, body) }
        var cursors = trees.map { Cursor($0, from: start) }
        while true {
            var first: (place: Int, element: Element)?
            for (place, cursor) in cursors.enumerated() {
                guard let element = cursor.next else { continue }
                if first.map({ element < $0.element }) ?? true { first = (place, element) }
            }
            guard let first, body(first.element) else { return }
            cursors[first.place].advance()
        }
    }
}
