// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Accounts;
using Training.Web.Attempts;
using Training.Web.Authoring;
using Training.Web.Battles;
using Training.Web.Certificates;
using Training.Web.Desk;
using Training.Web.Layout;
using Training.Web.Modules;
using Training.Web.Organisations;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Progress;
using Training.Web.Site;

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddSite(builder.Environment)
    .AddPersistence(builder.Configuration, builder.Environment)
    .AddLayout(builder.Configuration)
    .AddAccounts(builder.Configuration)
    .AddDesk()
    .AddPrivacy()
    .AddOrganisations(builder.Configuration)
    .AddModules()
    .AddAuthoring()
    .AddAttempts()
    .AddProgress()
    .AddCertificates(builder.Configuration)
    .AddBattles(builder.Configuration);

await using var app = builder.Build();
if (args is [.., "backup", var target]) return await app.BackUpAsync(target);
if (args is [.., "password-link", var userName]) return await app.GivePasswordLinkAsync(userName);

await app.PrepareAsync();
app.UseSite();
app.MapSite();
app.MapLayout();
app.MapAccounts();
app.MapModules();
app.MapAttempts();
app.MapCertificates();
app.MapDesk();
app.MapPrivacy();
app.MapBattles();
app.MapPortal();
await app.RunSiteAsync();
return 0;

/// <summary>Named so that tests can start the same application with other settings.</summary>
internal sealed partial class Program;
