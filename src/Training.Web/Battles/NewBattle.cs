// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Training.Battles;

namespace Training.Web.Battles;

/// <summary>What somebody asks for when they open a battle.</summary>
/// <param name="Settings">Who paces, who scores together, how long, and what kind of source.</param>
/// <param name="Questions">How many.</param>
/// <param name="Modules">From which modules.</param>
/// <param name="Territory">Or about which place; null: from the modules.</param>
internal sealed record NewBattle(BattleSettings Settings, int Questions, ImmutableArray<string> Modules, string? Territory = null)
{
    /// <summary>Numbers of questions that the form offers.</summary>
    public static readonly ImmutableArray<int> Lengths = [5, 10, 15, 20];

    /// <summary>Shares of the points that speed may decide.</summary>
    public static readonly ImmutableArray<decimal> Speeds = [0, 0.1m, Scoring.MaxSpeed];

    public const int UsualLength = 10;

    /// <summary>From a form, where what is absent or unknown is as usual; null when it asks for what this person may not have.</summary>
    public static NewBattle? Read(IFormCollection form, bool isTrainer, BattleOptions options)
    {
        // A button of its own: a relay is opened in one tap, whatever else is set.
        var isRelay = form["relay"] == "true";
        var isHosted = !isRelay && form["format"] == "hosted";
        if (isHosted && !isTrainer) return null;
        var questions = Math.Min(Whole(form["questions"], Lengths, UsualLength), options.QuestionsPerBattle);
        var format = isRelay ? BattleFormat.Relay : isHosted ? BattleFormat.Hosted : BattleFormat.Open;
        var settings = options.Of(format) with
        {
            Source = form["source"].ToString() switch { "territory" => QuestionSource.Territory, "weak-spots" => QuestionSource.WeakSpots, _ => QuestionSource.Modules },
            Wanted = questions,
            TimeFactor = Whole(form["time"], BattleSettings.TimeFactors, 1),
            Speed = decimal.TryParse(form["speed"], NumberStyles.Number, CultureInfo.InvariantCulture, out var speed) && Speeds.Contains(speed) ? speed : 0,
            Teams = isRelay ? TeamKind.Sides : form["teams"].ToString() switch { "trade" => TeamKind.Trade, "establishment" => TeamKind.Establishment, "self" => TeamKind.SelfFormed, _ => TeamKind.None },
            AllowsGuests = !isRelay && form["guests"] == "true",
        };
        return new NewBattle(
            settings, questions, [.. form["modules"].OfType<string>().Distinct()],
            settings.Source == QuestionSource.Territory ? form["territory"].ToString() : null);
    }

    private static int Whole(string? typed, ImmutableArray<int> offered, int usual) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && offered.Contains(asked) ? asked : usual;
}
