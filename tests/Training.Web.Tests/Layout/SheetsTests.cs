// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Http;
using Training.Web.Layout;

namespace Training.Web.Tests.Layout;

/// <summary>A first lesson carries neither battles nor tables of staff.</summary>
public sealed class SheetsTests
{
    [Theory]
    [InlineData("/", "")]
    [InlineData("/modules/bassin-minier/inscription", "")]
    [InlineData("/profile", "")]
    [InlineData("/battles", "battles")]
    [InlineData("/battles/482913/host", "battles")]
    [InlineData("/guest/482913", "battles")]
    [InlineData("/portal/people/1", "staff")]
    [InlineData("/workshop", "staff")]
    [InlineData("/workshops", "")]
    [InlineData("/desk/audit", "staff")]
    [InlineData("/styleguide", "battles staff")]
    public void A_page_wears_everybodys_sheet_and_that_of_its_part(string path, string parts)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = path;
        var expected = parts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend("styles").Select(sheet => $"dist/{sheet}.css");
        Assert.Equal(expected, Sheets.For(http));
    }
}
