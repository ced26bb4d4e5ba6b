// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Training.Web.Accounts;
using Training.Web.Authoring;
using Training.Web.Modules;
using Training.Web.Tests.Modules;

namespace Training.Web.Tests.Authoring;

/// <summary>The workshop's interactive parts over a content folder of three small modules, which changes when told.</summary>
public abstract class WorkshopContext : BunitContext, IAsyncLifetime
{
    private protected WorkshopContext()
    {
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        Services.AddLocalization();
        Services.AddSingleton(Content.Catalogue).AddSingleton<Workshop>().AddSingleton<QuestionBank>();
        Services.AddSingleton(Options.Create(new AuthoringOptions { Refresh = TimeSpan.Zero, QuestionsPerPage = 2 }));
        JSInterop.SetupVoid("history.replaceState", _ => true).SetVoidResult();
        Reader = this.AddAuthorization();
        Reader.SetAuthorized("nadia");
        Reader.SetPolicies(Policies.Trainer);
    }

    private protected ContentCopy Content { get; } = ContentCopy.Still();

    private protected BunitAuthorizationContext Reader { get; }

    /// <summary>What the page wrote last into its address.</summary>
    private protected string Address => (string)JSInterop.Invocations["history.replaceState"][^1].Arguments[2]!;

    /// <summary>Saves a file; the catalogue reads it at once.</summary>
    private protected void Save(string id, string text)
    {
        Content.Write(id, text);
        Content.Catalogue.Reread(new HashSet<string> { id }, sheets: false);
    }

    /// <summary>A module that lacks its theme: line 1 is told of.</summary>
    private protected static string Broken(string id) => ContentCopy.Text(id).Replace("theme: accueil\n", "", StringComparison.Ordinal);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await base.DisposeAsync();
        await Content.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
