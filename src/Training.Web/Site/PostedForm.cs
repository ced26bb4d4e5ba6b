// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Site;

/// <summary>The form that was posted to a page that takes its own forms: when it is refused, or its token was stale, the page shows again what was typed in it.</summary>
internal sealed record PostedForm
{
    // Where the framework writes the name of a form.
    private const string NameField = "_handler";

    private readonly IFormCollection _fields;

    private PostedForm(IFormCollection fields, bool isStale) => (_fields, IsStale) = (fields, isStale);

    /// <summary>Whether it came too late to be carried out.</summary>
    public bool IsStale { get; }

    /// <summary>A page that is only looked at was posted nothing.</summary>
    public static PostedForm Of(HttpContext context) =>
        StaleForm.Of(context) is { } stale ? new PostedForm(stale.Fields, isStale: true)
        : new PostedForm(HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType ? context.Request.Form : FormCollection.Empty, isStale: false);

    public bool Is(string form) => _fields[NameField] == form;

    /// <summary>What was typed in a field of the form of this name; empty where another form, or none, was posted.</summary>
    public string Typed(string form, string field) => Is(form) ? _fields[field].ToString() : "";
}
