// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;

namespace Training.Web.Tests.Shared;

/// <summary>What is written for a spreadsheet runs nothing and stays in its cell.</summary>
public sealed class CsvTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+33", "'+33")]
    [InlineData("-12", "'-12")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@sum", "'@sum")]
    [InlineData(" =1", "' =1")]
    [InlineData("\u00a0=1", "'\u00a0=1")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData(" \n @x", "\"' \n @x\"")]
    [InlineData("\nnote", "\"'\nnote\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a,b", "a,b")]
    [InlineData("a\tb", "\"a\tb\"")]
    [InlineData("dit « \"oui\" »", "\"dit « \"\"oui\"\" »\"")]
    [InlineData("1=1", "1=1")]
    [InlineData("Łukasz", "Łukasz")]
    [InlineData("", "")]
    public void A_cell_never_runs_and_never_breaks_its_line(string text, string written) => Assert.Equal(written, Csv.Line(text));

    [Fact]
    public void A_line_opens_in_columns_in_a_French_spreadsheet() => Assert.Equal("Nom;1,5;\"a;b\"", Csv.Line("Nom", "1,5", "a;b"));
}
