import Custom
import Demand
import Grade
import Hot
import Importance
import Negotiation
import Policy
import Power
import Priority
import RFM
import Relationship
import Stage
import Stars
import Urgency
public import Workflows

/// The one place that knows which plugins there are, and puts the program together.
public enum Assembly {
    /// The classifiers that come with Rapport: one line each.
    public static var classifiers: [ClassifierPlugin] {
        [
            ClassifierPlugin(StageClassifier.self),
            ClassifierPlugin(NegotiationClassifier.self),
            ClassifierPlugin(DemandClassifier.self),
            ClassifierPlugin(GradeClassifier.self),
            ClassifierPlugin(StarsClassifier.self),
            ClassifierPlugin(RelationshipClassifier.self),
            ClassifierPlugin(ImportanceClassifier.self),
            ClassifierPlugin(UrgencyClassifier.self),
            ClassifierPlugin(PowerClassifier.self),
            ClassifierPlugin(RFMClassifier.self),
            ClassifierPlugin(PriorityClassifier.self),
            ClassifierPlugin(HotClassifier.self),
            ClassifierPlugin(key: "custom", make: CustomClassifier.all),
        ]
    }

    /// `outside`: classifiers of the caller's own, beside those that come with Rapport.
    public static func make(adding outside: [ClassifierPlugin] = []) -> Composition {
        Composition(compiler: PolicyCompiler(plugins: classifiers + outside, zones: SystemZones().source))
    }
}
