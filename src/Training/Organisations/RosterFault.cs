// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Organisations;

/// <summary>What can be wrong with a roster file; each has a sentence and a remedy on the screen.</summary>
public enum RosterFault
{
    /// <summary>No line holds anything.</summary>
    Empty,

    /// <summary>The file says in which encoding it is written, and holds bytes that are none of it.</summary>
    Unreadable,

    /// <summary>More lines than the site accepts.</summary>
    TooManyLines,

    /// <summary>The first line does not name a column that is needed.</summary>
    ColumnMissing,

    /// <summary>Two columns have the same meaning.</summary>
    ColumnTwice,

    /// <summary>A quotation mark opens and nothing closes it on its line.</summary>
    QuoteOpen,

    /// <summary>The line holds more cells than the first line names.</summary>
    TooManyCells,

    /// <summary>A cell that must be filled in is empty.</summary>
    Missing,

    /// <summary>A cell holds more characters than it may.</summary>
    TooLong,

    /// <summary>No establishment of the account has this name.</summary>
    EstablishmentUnknown,

    /// <summary>Several establishments of the account have this name, and nothing tells which one is meant.</summary>
    EstablishmentAmbiguous,

    /// <summary>A day that cannot be read.</summary>
    DayUnreadable,

    /// <summary>The last day is before the first.</summary>
    EndsBeforeStart,

    /// <summary>Another line speaks of the same person in the same establishment.</summary>
    Twice,

    /// <summary>Several people already there have this name: a staff number must tell which.</summary>
    Ambiguous,

    /// <summary>Somebody of another name has this staff number in another establishment of the organisation: nothing tells whether they are one person.</summary>
    NumberElsewhere,

    /// <summary>Somebody of another name, who has an account, works in that establishment under this staff number.</summary>
    NumberTaken,

    /// <summary>Nobody of this name bears this staff number yet, and more than one of them, or more than one line, may be meant.</summary>
    NumberUnwritten,
}
