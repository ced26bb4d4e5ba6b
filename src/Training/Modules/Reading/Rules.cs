// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Modules.Reading;

/// <summary>Every code there is. A code is never given another meaning; a retired one is never given again.</summary>
internal static class Rules
{
    // The folder and the front matter.
    public static readonly Rule NoModuleFile = Error("QM001");
    public static readonly Rule UnexpectedFile = Error("QM002");
    public static readonly Rule NoFrontMatter = Error("QM100");
    public static readonly Rule UnreadableFrontMatter = Error("QM101");
    public static readonly Rule UnknownKey = Error("QM102");
    public static readonly Rule MissingKey = Error("QM103");
    public static readonly Rule DuplicateKey = Error("QM104");
    public static readonly Rule WrongType = Error("QM105");
    public static readonly Rule OutOfRange = Error("QM106");
    public static readonly Rule UnknownWord = Error("QM107");
    public static readonly Rule Malformed = Error("QM108");
    public static readonly Rule IdIsNotTheFolder = Error("QM109");
    public static readonly Rule LangIsNotTheFile = Error("QM110");

    public static readonly Rule StaleReview = Warning("QM111");
    public static readonly Rule FutureReview = Warning("QM112");

    // Directives and questions.
    public static readonly Rule MalformedDirective = Error("QM200");
    public static readonly Rule UnknownDirective = Error("QM201");
    public static readonly Rule UnknownDirectiveKey = Error("QM202");
    public static readonly Rule MissingDirectiveKey = Error("QM203");
    public static readonly Rule DirectiveValue = Error("QM204");
    public static readonly Rule DuplicateDirectiveKey = Error("QM205");
    public static readonly Rule MisplacedDirective = Error("QM206");
    public static readonly Rule DuplicateId = Error("QM207");
    public static readonly Rule NoSuchObjective = Error("QM208");
    public static readonly Rule WithoutEffect = Warning("QM209");
    public static readonly Rule NoRightAnswer = Error("QM210");
    public static readonly Rule TooManyRightAnswers = Error("QM211");
    public static readonly Rule WrongNumberOfChoices = Error("QM212");
    public static readonly Rule NoAnswers = Error("QM213");
    public static readonly Rule WrongKindOfAnswers = Error("QM214");
    public static readonly Rule BadBox = Error("QM215");
    public static readonly Rule NoBox = Error("QM216");
    public static readonly Rule SplitAnswers = Error("QM217");
    public static readonly Rule FeedbackNotIndented = Error("QM218");
    public static readonly Rule UnexpectedInQuestion = Error("QM219");
    public static readonly Rule SameChoices = Error("QM220");
    public static readonly Rule UnknownKeyword = Error("QM221");
    public static readonly Rule EmptyText = Error("QM222");
    public static readonly Rule HintAfterAnswers = Error("QM223");
    public static readonly Rule ClosedBeforeAnswers = Error("QM224");
    public static readonly Rule UntickedAnswer = Error("QM225");
    public static readonly Rule FeedbackNotHere = Error("QM226");
    public static readonly Rule UnreadableNumber = Error("QM230");
    public static readonly Rule OtherUnit = Error("QM231");
    public static readonly Rule EmptyInterval = Error("QM232");
    public static readonly Rule CreditOutOfRange = Error("QM233");
    public static readonly Rule NoFullCredit = Error("QM234");
    public static readonly Rule TableShape = Error("QM240");
    public static readonly Rule SameLeft = Error("QM241");
    public static readonly Rule TooFewPairs = Error("QM242");
    public static readonly Rule DecoyIsRight = Error("QM243");
    public static readonly Rule TooFewItems = Error("QM250");
    public static readonly Rule KeyFails = Error("QM260");
    public static readonly Rule WrongPasses = Error("QM261");
    public static readonly Rule NoExplanation = Warning("QM270");
    public static readonly Rule RightIsLongest = Warning("QM271");
    public static readonly Rule RightIsAlwaysThere = Warning("QM272");
    public static readonly Rule ObjectiveWithoutQuestion = Warning("QM273");
    public static readonly Rule AlternativeTells = Warning("QM274");
    public static readonly Rule SameStem = Warning("QM275");

    // Lessons and Markdown.
    public static readonly Rule NoTitle = Error("QM300");
    public static readonly Rule SecondTitle = Error("QM301");
    public static readonly Rule OtherTitle = Warning("QM302");
    public static readonly Rule OutsideLesson = Error("QM303");
    public static readonly Rule HeadingWithoutDirective = Error("QM304");
    public static readonly Rule EmptyLesson = Error("QM305");
    public static readonly Rule NoLesson = Error("QM306");
    public static readonly Rule NestedHeading = Error("QM307");
    public static readonly Rule UnderlinedHeading = Error("QM308");
    public static readonly Rule SkippedHeading = Warning("QM309");
    public static readonly Rule RawHtml = Error("QM310");
    public static readonly Rule DangerousLink = Error("QM311");
    public static readonly Rule MissingImage = Error("QM312");
    public static readonly Rule MissingAlternative = Error("QM313");
    public static readonly Rule ImageElsewhere = Error("QM314");
    public static readonly Rule UnreadableImage = Error("QM315");
    public static readonly Rule HeavyImage = Error("QM316");
    public static readonly Rule VagueLink = Warning("QM317");
    public static readonly Rule LongLesson = Warning("QM318");
    public static readonly Rule UnknownContainer = Error("QM320");
    public static readonly Rule UnclosedContainer = Error("QM321");
    public static readonly Rule ContainerArgument = Error("QM322");
    public static readonly Rule SecondQuiz = Error("QM330");
    public static readonly Rule DrawsTooMany = Error("QM331");
    public static readonly Rule NotAQuestion = Error("QM332");
    public static readonly Rule EmptyQuiz = Error("QM333");
    public static readonly Rule LessonAfterQuiz = Error("QM334");


    // Translations.
    public static readonly Rule NotTranslated = Error("QM400");
    public static readonly Rule NotInOriginal = Error("QM401");
    public static readonly Rule OtherMeaning = Error("QM402");
    public static readonly Rule OtherSetting = Error("QM403");
    public static readonly Rule OtherObjectives = Error("QM404");
    public static readonly Rule OldTranslation = Warning("QM405");
    public static readonly Rule SameLanguage = Error("QM406");

    // What was published.
    public static readonly Rule UnreadableLock = Error("QM500");
    public static readonly Rule IdGone = Error("QM501");
    public static readonly Rule MeaningChanged = Error("QM502");
    public static readonly Rule RevLowered = Error("QM503");
    public static readonly Rule LockBehind = Warning("QM504");

    // French typography.
    public static readonly Rule HighPunctuation = Warning("QM600");
    public static readonly Rule ColonSpace = Warning("QM601");
    public static readonly Rule QuoteSpace = Warning("QM602");
    public static readonly Rule Apostrophe = Warning("QM603");
    public static readonly Rule StraightQuotes = Warning("QM604");
    public static readonly Rule Dots = Warning("QM605");

    // Paths.
    public static readonly Rule NoSuchModule = Error("QM700");
    public static readonly Rule ModuleTwice = Error("QM701");
    public static readonly Rule DirectiveInPath = Error("QM702");
    public static readonly Rule NoSuchPath = Error("QM703");

    // Cards of sites, and links to them.
    public static readonly Rule NoSuchSite = Error("QM710");
    public static readonly Rule IncompleteCard = Error("QM711");
    public static readonly Rule NotAPartOfACard = Error("QM712");
    public static readonly Rule CommuneLine = Error("QM713");

    private static Rule Error(string code) => new(code, Severity.Error);

    private static Rule Warning(string code) => new(code, Severity.Warning);
}
