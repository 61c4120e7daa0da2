import Domain
import Wording

/// What to try after the sample.
struct DemoText {
    let wording: Wording
    /// The store that the sample was loaded into; nil when nothing was kept.
    let store: String?

    /// Three lines under the worklist.
    var next: String {
        let lines =
            if let store {
                [
                    ("rapport why BAOYUE grade --store \(store)", "why a customer is graded as it is", "评级的依据"),
                    ("rapport customers priority:A --store \(store)", "search by label, owner, tag …", "按标签、负责人等查找"),
                    (
                        "rapport log ROSSI contact --channel phone --direction out --store \(store)",
                        "call them, and see what changes", "打一个电话，看看有什么变化"
                    ),
                ]
            } else {
                [
                    ("rapport demo --store sqlite:demo.sqlite", "keep the sample, to look around in it", "保存示例数据"),
                    ("rapport demo --write sample", "see the two CSV files it was made from", "查看示例的两个 CSV 文件"),
                    ("rapport import customers FILE", "begin with customers of your own", "导入自己的客户"),
                ]
            }
        let width = lines.map(\.0.displayWidth).max() ?? 0
        return (wording.language == .chinese ? "\n接下来：\n" : "\nTry next:\n")
            + lines.map { "  \($0.0.padded(to: width))  \(wording(Names(zh: $0.2, en: $0.1)))\n" }.joined()
    }

    func written(to folder: String) -> String {
        """
        rapport import customers \(folder)/customers.csv
        rapport import timeline \(folder)/timeline.csv
        rapport today

        """
    }
}
