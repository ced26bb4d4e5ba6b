// SPDX-License-Identifier: AGPL-3.0-or-later
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Web.Attempts;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Attempts;

/// <summary>Attempts without script, by what is read on the page: all types, two devices, a file that changes meanwhile.</summary>
public sealed class AttemptJourneyTests
{
    private static async Task<Visitor> BeginAsync(TestSite site) =>
        await (await (await site.Visit().SignInAsync("zoe.delattre")).GoAsync(SmallContent.Quiz)).SubmitAsync("form[action$=begin]");

    /// <summary>The fields as somebody fills them in who sees the page and nothing else: texts of choices, in the order of the left sides or of the ranks.</summary>
    private static (string, string)[] Fields(Visitor visitor, string given)
    {
        var texts = given.Split('|');
        var form = visitor.Page.QuerySelector("form#answer")!;
        if (form.QuerySelector(".typed") is not null) return [(ResponseForm.Text, given)];
        if (form.QuerySelector("[data-order]") is { } list)
            return [.. list.QuerySelectorAll("li").Select(item => (item.QuerySelector("select")!.GetAttribute("name")!, Value(item, $"{Array.IndexOf(texts, item.QuerySelector("label")!.TextContent.Trim()) + 1}")))];
        if (form.QuerySelector("select") is not null)
            return [.. form.QuerySelectorAll("li").Select((item, i) => (item.QuerySelector("select")!.GetAttribute("name")!, Value(item, texts[i])))];
        return [.. form.QuerySelectorAll(".choice").Where(c => texts.Contains(c.QuerySelector(".choice__b")!.TextContent.Trim()))
            .Select(c => (ResponseForm.Choice, c.QuerySelector("input")!.GetAttribute("value")!))];
    }

    private static string Value(IElement item, string option) => item.QuerySelectorAll("option").Single(o => o.TextContent == option).GetAttribute("value")!;

    private static Task<Visitor> GoOnAsync(Visitor visitor) => visitor.GoAsync(visitor.Page.QuerySelector(".dock .btn--act")!.GetAttribute("href")!);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_type_is_answered_and_judged_without_script(bool isRight)
    {
        using var content = new SmallContent(questions: AllTypes.Text, draw: AllTypes.Count);
        using var site = content.Site();
        using var zoe = await BeginAsync(site);
        for (var n = 1; n <= AllTypes.Count; n++)
        {
            var (right, wrong, verdict) = AllTypes.Given(zoe.Text("h1"));
            await zoe.SubmitAsync("form#answer", Fields(zoe, isRight ? right : wrong));
            Assert.Equal((n, isRight ? AllTypes.Right : verdict), (n, zoe.Text("#v")));
            await GoOnAsync(zoe);
        }

        Assert.Equal(isRight ? "Lampe allumée" : "Presque\u00a0: la lampe attend", zoe.Text("h1"));
    }

    [Fact]
    public async Task Every_type_asks_again_for_what_is_missing_and_keeps_what_was_given()
    {
        using var content = new SmallContent(questions: AllTypes.Text, draw: AllTypes.Count);
        using var site = content.Site();
        using var zoe = await BeginAsync(site);
        for (var n = 1; n <= AllTypes.Count; n++)
        {
            var fields = Fields(zoe, AllTypes.Given(zoe.Text("h1")).Right);
            var part = zoe.Page.QuerySelector("form#answer select") is null ? [] : fields[1..];
            await zoe.SubmitAsync("form#answer", part);
            Assert.Equal("La réponse n’est pas complète", zoe.Text("[role=alert] .note__t"));
            var kept = zoe.Page.QuerySelectorAll("form#answer option[selected]").Select(o => (o.Closest("select")!.GetAttribute("name")!, o.GetAttribute("value")!));
            Assert.Equal(part.Order(), kept.Order());
            await zoe.SubmitAsync("form#answer", fields);
            Assert.Equal(AllTypes.Right, zoe.Text("#v"));
            await GoOnAsync(zoe);
        }
    }

    [Fact]
    public async Task An_attempt_is_shown_and_graded_as_drawn_whatever_becomes_of_the_file()
    {
        using var content = new SmallContent();
        using var site = content.Site();
        using var zoe = await BeginAsync(site);
        Assert.Equal("Un terril est fait de quoi ?", zoe.Text("h1"));

        // The author turns the key round, rewords one question and takes the other away.
        content.Write("", SmallContent.TwoQuestions
            .Replace("id=schistes", "id=schistes rev=2", StringComparison.Ordinal)
            .Replace("est fait de quoi", "contient quoi", StringComparison.Ordinal)
            .Replace("- [ ] De charbon\n- [x] De schistes", "- [x] De charbon\n- [ ] De schistes", StringComparison.Ordinal)
            .Split("### Le bassin")[0], draw: 1);
        SmallContent.Reload(site);

        await zoe.GoAsync(zoe.Path);
        Assert.Equal("Un terril est fait de quoi ?", zoe.Text("h1"));
        await zoe.SubmitAsync("form#answer", Fields(zoe, "De schistes"));
        Assert.Equal(AllTypes.Right, zoe.Text("#v"));
        await GoOnAsync(zoe);
        await zoe.SubmitAsync("form#answer", Fields(zoe, "Cent vingt"));
        await GoOnAsync(zoe);
        Assert.Equal("Lampe allumée", zoe.Text("h1"));
        var first = zoe.Page.QuerySelector("section[aria-labelledby=answers] a")!;
        Assert.Contains("est fait de quoi", first.TextContent, StringComparison.Ordinal);

        // The next attempt is drawn from the new file.
        await (await zoe.GoAsync(SmallContent.Quiz)).SubmitAsync("form[action$=begin]");
        Assert.Equal("Un terril contient quoi ?", zoe.Text("h1"));
        await zoe.SubmitAsync("form#answer", Fields(zoe, "De charbon"));
        Assert.Equal(AllTypes.Right, zoe.Text("#v"));
    }

    [Fact]
    public async Task A_file_spoilt_in_mid_attempt_changes_nothing()
    {
        using var content = new SmallContent();
        using var site = content.Site();
        using var zoe = await BeginAsync(site);
        content.Write("pass: 900");
        SmallContent.Reload(site);
        await zoe.SubmitAsync("form#answer", Fields(zoe, "De schistes"));
        Assert.Equal(AllTypes.Right, zoe.Text("#v"));
    }

    [Fact]
    public async Task Two_devices_on_one_attempt_see_the_same_and_the_first_answer_counts_on_both()
    {
        using var content = new SmallContent(questions: AllTypes.Text, draw: AllTypes.Count);
        using var site = content.Site();
        using var phone = await BeginAsync(site);
        using var tablet = await BeginAsync(site);
        for (var n = 1; n <= AllTypes.Count; n++)
        {
            Assert.Equal((phone.Path, Shown(phone)), (tablet.Path, Shown(tablet)));
            var (right, wrong, _) = AllTypes.Given(phone.Text("h1"));
            await phone.SubmitAsync("form#answer", Fields(phone, right));
            await tablet.SubmitAsync("form#answer", Fields(tablet, wrong));
            Assert.Equal(AllTypes.Right, tablet.Text("#v"));
            await GoOnAsync(phone);
            await GoOnAsync(tablet);
        }

        Assert.Equal(phone.Path, tablet.Path);
        await using var db = site.OpenDb();
        Assert.Equal(AllTypes.Count, await db.Set<AttemptAnswerRow>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.Set<AttemptRow>().CountAsync(TestContext.Current.CancellationToken));
    }

    private static string Shown(Visitor visitor) =>
        string.Join('|', visitor.Page.QuerySelectorAll("h1, .choice__b, .slot label, option").Select(e => e.TextContent.Trim()));

    [Fact]
    public async Task An_attempt_begun_on_a_phone_goes_on_on_a_tablet_where_it_was()
    {
        using var content = new SmallContent();
        using var site = content.Site();
        using var phone = await BeginAsync(site);
        await phone.SubmitAsync("form#answer", Fields(phone, "De schistes"));
        using var tablet = await site.Visit().SignInAsync("zoe.delattre");
        await tablet.GoAsync(SmallContent.Quiz);
        Assert.Equal("Reprendre", tablet.Text(".dock button"));
        await tablet.SubmitAsync("form[action$=begin]");
        Assert.EndsWith("/2", tablet.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hints_come_one_inside_the_other_before_the_answer_and_are_gone_after_it()
    {
        using var content = new SmallContent();
        using var site = content.Site();
        using var zoe = await BeginAsync(site);
        var first = zoe.Page.QuerySelector(".hints > details")!;
        Assert.False(first.HasAttribute("open"));
        Assert.Contains("ce que la mine rejette", first.QuerySelector(":scope > .call")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ce n’est pas du charbon", first.QuerySelector(":scope > details > .call")!.TextContent, StringComparison.Ordinal);
        await zoe.SubmitAsync("form#answer", Fields(zoe, "De schistes"));
        Assert.Null(zoe.Page.QuerySelector(".hints"));
    }
}
