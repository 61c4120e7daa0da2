/// An ordered set whose copies share what they have in common: a B+ tree of values.
///
/// A copy costs nothing; the first change to one copies the nodes on one path, O(log n). Later changes in the same
/// transaction happen in place.
struct SortedTree<Element: Comparable & Sendable>: Sendable {
    private struct Node: Sendable {
        /// Of a leaf.
        var elements: [Element] = []
        var children: [Node] = []
        /// For each child an element that none of its own is less than, and that follows all of the child before.
        var bounds: [Element] = []
        /// How many elements there are below a node with children.
        var below = 0

        static var capacity: Int { 64 }

        var isLeaf: Bool { children.isEmpty }
        var isEmpty: Bool { elements.isEmpty && children.isEmpty }
        var isTooBig: Bool { max(elements.count, children.count) > Self.capacity }
        var count: Int { isLeaf ? elements.count : below }
        /// Some element that no other of a node that is not empty is less than.
        var bound: Element? { isLeaf ? elements.first : bounds.first }
    }

    private var root = Node()
    var count: Int { root.count }

    /// - Returns: false when it was there already.
    @discardableResult
    mutating func insert(_ element: Element) -> Bool {
        guard Self.insert(element, into: &root) else { return false }
        if root.isTooBig {
            var left = Node()
            swap(&left, &root)
            let right = Self.split(&left)
            root.children = [left, right]
            root.below = left.count + right.count
            root.bounds = [left, right].compactMap(\.bound)
        }
        return true
    }

    /// - Returns: false when it was not there.
    @discardableResult
    mutating func remove(_ element: Element) -> Bool {
        guard Self.remove(element, from: &root) else { return false }
        while root.children.count == 1 { root = root.children[0] }
        return true
    }

    /// The element at `start`, or the first after it.
    func first(from start: Element? = nil) -> Element? {
        var found: Element?
        scan(from: start) {
            found = $0
            return false
        }
        return found
    }

    /// How many elements are less than `element`, in O(log n).
    func count(before element: Element) -> Int {
        var node = root
        var count = 0
        while !node.isLeaf {
            let index = Self.child(for: element, in: node)
            for child in node.children[..<index] { count += child.count }
            node = node.children[index]
        }
        return count + Self.place(of: element, in: node.elements)
    }

    /// Hands on the elements from `start`, or the first after it, in order until `body` returns false.
    func scan(from start: Element? = nil, _ body: (Element) throws -> Bool) rethrows {
        _ = try Self.scan(root, from: start, body)
    }

    /// Hands on all elements, ascending.
    func forEach(_ body: (Element) throws -> Void) rethrows {
        try scan {
            try body($0)
            return true
        }
    }

    private static func insert(_ element: Element, into node: inout Node) -> Bool {
        if node.isLeaf {
            let place = place(of: element, in: node.elements)
            if place < node.elements.count, node.elements[place] == element { return false }
            node.elements.insert(element, at: place)
            return true
        }
        let index = child(for: element, in: node)
        guard insert(element, into: &node.children[index]) else { return false }
        node.below += 1
        if element < node.bounds[index] { node.bounds[index] = element }
        if node.children[index].isTooBig {
            let right = split(&node.children[index])
            if let bound = right.bound {
                node.children.insert(right, at: index + 1)
                node.bounds.insert(bound, at: index + 1)
            }
        }
        return true
    }

    private static func remove(_ element: Element, from node: inout Node) -> Bool {
        if node.isLeaf {
            let place = place(of: element, in: node.elements)
            guard place < node.elements.count, node.elements[place] == element else { return false }
            node.elements.remove(at: place)
            return true
        }
        let index = child(for: element, in: node)
        guard remove(element, from: &node.children[index]) else { return false }
        node.below -= 1
        if node.children[index].isEmpty {
            node.children.remove(at: index)
            node.bounds.remove(at: index)
        }
        return true
    }

    private static func scan(
        _ node: Node, from start: Element?, _ body: (Element) throws -> Bool
    ) rethrows -> Bool {
        if node.isLeaf {
            let first = start.map { place(of: $0, in: node.elements) } ?? 0
            for element in node.elements[first...] where try !body(element) { return false }
            return true
        }
        let first = start.map { child(for: $0, in: node) } ?? 0
        for index in first..<node.children.count {
            guard try scan(node.children[index], from: index == first ? start : nil, body) else { return false }
        }
        return true
    }

    /// Moves the second half of `node` into a node of its own.
    private static func split(_ node: inout Node) -> Node {
        var right = Node()
        if node.isLeaf {
            let half = node.elements.count / 2
            right.elements = Array(node.elements[half...])
            node.elements.removeSubrange(half...)
        } else {
            let half = node.children.count / 2
            right.children = Array(node.children[half...])
            right.bounds = Array(node.bounds[half...])
            node.children.removeSubrange(half...)
            node.bounds.removeSubrange(half...)
            right.below = right.children.reduce(0) { $0 + $1.count }
            node.below -= right.below
        }
        return right
    }

    /// The child that has `element`, or ought to.
    private static func child(for element: Element, in node: Node) -> Int {
        let after = place(of: element, in: node.bounds)
        return after < node.bounds.count && node.bounds[after] == element ? after : max(0, after - 1)
    }

    /// The place of the first that is not less than `element`.
    private static func place(of element: Element, in elements: [Element]) -> Int {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = (low + high) / 2
            if elements[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
