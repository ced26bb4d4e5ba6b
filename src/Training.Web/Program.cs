// SPDX-License-Identifier: AGPL-3.0-or-later
var app = WebApplication.CreateBuilder(args).Build();
app.MapStaticAssets();
app.Run();
