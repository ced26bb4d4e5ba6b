// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Certificates;
using Training.Web.Shared;

namespace Training.Web.Desk;

/// <summary>
/// What was typed in the form that a post refused: it travels in the address beside the problem, and the page fills that form in again and shows it unfolded;
/// the others stay as they stand. A form goes by the address it is posted to.
/// </summary>
internal sealed class Typed
{
    /// <summary>Characters of a user name that travel, as many as its fields take.</summary>
    public const int LongestUserName = 100;

    /// <summary>Characters that travel of a choice, or of a day that could not be read.</summary>
    public const int LongestWord = 40;

    /// <summary>The fields that travel, each cut at its longest. A confirmation is not among them: it is given anew each time.</summary>
    private static readonly (string Field, int Longest)[] Fields =
    [
        ("name", OrganisationDesk.LongestName), ("city", OrganisationDesk.LongestCity), ("trade", LongestWord), ("user", LongestUserName), ("person", LongestWord), ("right", LongestWord),
        ("role", LongestWord), ("funding", LongestWord), ("reference", FundingAgreement.LongestReference), ("from", LongestWord), ("to", LongestWord), ("paid", LongestWord),
    ];

    /// <summary>No form was refused.</summary>
    public static readonly Typed Nothing = new("", []);

    private readonly string _form;
    private readonly Dictionary<string, string> _values;

    private Typed(string form, Dictionary<string, string> values) => (_form, _values) = (form, values);

    /// <summary>Where a refused post leads: back to its page, with the problem and what was typed.</summary>
    public static string Address(string page, string problem, HttpRequest post) =>
        Addresses.With(page, [("problem", problem), ("form", post.Path.Value ?? ""), .. Fields.Select(f => (f.Field, Cut(post.Form[f.Field], f.Longest)))]);

    /// <summary>From the address of the page.</summary>
    public static Typed Read(IQueryCollection query) =>
        query["problem"].ToString() is "" ? Nothing : new Typed(query["form"].ToString(), Fields.ToDictionary(f => f.Field, f => Cut(query[f.Field], f.Longest)));

    /// <summary>Whether the refused form is one of these: what folds it away is then open.</summary>
    public bool IsIn(params IEnumerable<string> forms) => forms.Contains(_form, StringComparer.Ordinal);

    /// <summary>What a field shows: what was typed, even nothing, where its form was refused; otherwise what stands.</summary>
    public string Or(string form, string field, string? stands = null) => IsIn(form) ? _values[field] : stands ?? "";

    private static string Cut(string? typed, int longest) => typed is null ? "" : typed.Length <= longest ? typed : typed[..longest];
}
