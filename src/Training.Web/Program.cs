// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Accounts;
using Training.Web.Persistence;
using Training.Web.Site;

var builder = WebApplication.CreateBuilder(args);
builder.Services
    .AddSite(builder.Configuration, builder.Environment)
    .AddPersistence(builder.Configuration, builder.Environment)
    .AddAccounts(builder.Configuration);

await using var app = builder.Build();
if (args is ["backup", var target]) return await app.BackUpAsync(target);

await app.PrepareAsync();
app.UseSite();
app.MapSite();
app.MapAccounts();

await app.StartAsync();
await app.GreetAsync();
await app.WaitForShutdownAsync();
return 0;

/// <summary>Named so that tests can start the same application with other settings.</summary>
internal sealed partial class Program;
