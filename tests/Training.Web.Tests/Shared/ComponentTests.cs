// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Shared;

namespace Training.Web.Tests.Shared;

public sealed class ComponentTests : BunitContext
{
    public ComponentTests()
    {
        Services.AddLocalization();
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
    }

    [Fact]
    public void A_wall_rises_from_the_ground_in_courses_of_four_and_of_three_between_two_halves()
    {
        var wall = Render<Wall>(p => p.Add(w => w.Laid, 11).Add(w => w.Total, 22));

        var courses = wall.FindAll(".course").Select(course => course.ChildElementCount).ToArray();
        Assert.Equal([4, 5, 4, 5, 4], courses);
        Assert.Equal(11, wall.FindAll(".on").Count);
        Assert.Equal("on", wall.FindAll(".course")[^1].Children[0].ClassName);
        Assert.Equal(["on", "on", "now", ""], wall.FindAll(".course")[2].Children.Select(brick => brick.ClassName ?? ""));
        Assert.Equal("11 briques posées sur 22", wall.Find(".wall").GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData(0, "0 brique posée sur 3")]
    [InlineData(1, "1 brique posée sur 3")]
    [InlineData(2, "2 briques posées sur 3")]
    public void Zero_and_one_are_singular_in_French(int laid, string label) =>
        Assert.Equal(label, Render<Wall>(p => p.Add(w => w.Laid, laid).Add(w => w.Total, 3)).Find(".wall").GetAttribute("aria-label"));

    [Fact]
    public void Zero_is_plural_in_English()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        var label = Render<Wall>(p => p.Add(w => w.Laid, 0).Add(w => w.Total, 3)).Find(".wall").GetAttribute("aria-label");
        Assert.Equal("0 bricks laid out of 3", label);
    }

    [Fact]
    public void A_finished_wall_has_no_brick_under_way()
    {
        var wall = Render<Wall>(p => p.Add(w => w.Laid, 9).Add(w => w.Total, 9));
        Assert.Equal(9, wall.FindAll(".on").Count);
        Assert.Empty(wall.FindAll(".now"));
    }

    [Fact]
    public void Bricks_say_in_words_where_one_stands()
    {
        var bricks = Render<Bricks>(p => p.Add(b => b.Done, 3).Add(b => b.Total, 10));
        Assert.Equal("Étape 4 sur 10", bricks.Find(".bricks").GetAttribute("aria-label"));
        Assert.Equal(3, bricks.FindAll(".on").Count);
        Assert.Single(bricks.FindAll(".now"));
    }

    [Fact]
    public void A_field_ties_its_error_and_its_hint_to_its_input()
    {
        var field = Render<Field>(p => p.Add(f => f.Label, "Numéro").Add(f => f.Id, "number").Add(f => f.Hint, "Il commence par BQ.")
            .Add(f => f.Error, "Il manque quatre signes.").AddUnmatched("autocomplete", "off"));

        var input = field.Find("input");
        Assert.Equal("number", field.Find("label").GetAttribute("for"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("off", input.GetAttribute("autocomplete"));
        var described = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find($"#{id}").TextContent);
        Assert.Equal(["Il manque quatre signes.", "Il commence par BQ."], described);
        Assert.Equal("alert", field.Find(".err").GetAttribute("role"));
    }

    [Fact]
    public void A_field_without_fault_says_nothing_of_it()
    {
        var input = Render<Field>(p => p.Add(f => f.Label, "Numéro").Add(f => f.Id, "number")).Find("input");
        Assert.False(input.HasAttribute("aria-invalid"));
        Assert.False(input.HasAttribute("aria-describedby"));
        Assert.Equal("number", input.GetAttribute("name"));
    }

    [Fact]
    public void A_row_without_address_is_not_a_link_and_shows_no_chevron()
    {
        var row = Render<Row>(p => p.Add(r => r.Title, "Le quiz").Add(r => r.Reason, "Après les leçons.").Add(r => r.Current, true));
        Assert.Empty(row.FindAll("a"));
        Assert.Empty(row.FindAll(".ico"));
        Assert.Equal("step", row.Find(".row").GetAttribute("aria-current"));
        Assert.Equal("Après les leçons.", row.Find(".row__m").TextContent);
    }

    [Fact]
    public void A_row_with_an_address_is_one_link_over_its_whole_surface()
    {
        var row = Render<Row>(p => p.Add(r => r.Title, "Gravir un terril").Add(r => r.Href, "/modules").Add(r => r.Shape, "terrils"));
        Assert.Equal("/modules", row.Find("li > a.row").GetAttribute("href"));
        Assert.EndsWith("#s-terrils", row.Find(".shape use").GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith("#i-chevron", row.Find(".ico use").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_kind_of_notice_has_a_sign_of_its_own_beside_its_colour()
    {
        var signs = Enum.GetValues<NoteKind>().Where(kind => kind is not NoteKind.Plain)
            .Select(kind => Render<Note>(p => p.Add(n => n.Kind, kind).Add(n => n.Title, "Titre")).Find("use").GetAttribute("href")).ToArray();
        Assert.Equal(signs.Length, signs.Distinct().Count());
    }

    [Fact]
    public void A_notice_takes_the_role_it_is_given()
    {
        var note = Render<Note>(p => p.Add(n => n.Kind, NoteKind.Alert).Add(n => n.Role, "alert").AddChildContent("Vos trois réponses sont gardées."));
        Assert.Equal("alert", note.Find(".note--alert").GetAttribute("role"));
        Assert.Equal("Vos trois réponses sont gardées.", note.Find(".note__b").TextContent);
    }

    [Fact]
    public void A_poster_names_its_section_after_its_title()
    {
        var poster = Render<Poster>(p => p.Add(x => x.Title, "Gravir un terril").Add(x => x.Kicker, "Vous en étiez là"));
        var section = poster.Find("section.poster");
        Assert.Equal("Gravir un terril", poster.Find($"#{section.GetAttribute("aria-labelledby")}").TextContent);
        Assert.Equal("H1", poster.Find("#poster").TagName);
        Assert.Equal("true", poster.Find(".scene").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void A_register_section_is_named_after_its_title()
    {
        var register = Render<Register>(p => p.Add(r => r.Title, "Votre mur").Add(r => r.Aside, "1 sur 4"));
        Assert.Equal("Votre mur", register.Find($"h2#{register.Find("section").GetAttribute("aria-labelledby")}").TextContent);
    }

    [Fact]
    public void An_empty_page_has_a_heading_and_an_empty_part_has_none()
    {
        Assert.Equal("Rien à revoir", Render<EmptyState>(p => p.Add(e => e.Title, "Rien à revoir").Add(e => e.Level, 1)).Find("h1").TextContent);
        Assert.Empty(Render<EmptyState>(p => p.Add(e => e.Title, "Rien à revoir")).FindAll("h1, h2, h3"));
    }

    [Fact]
    public void The_symbols_a_lesson_refers_to_are_on_its_sheet()
    {
        var ids = Render<LessonSymbols>().FindAll("symbol").Select(symbol => symbol.Id).ToArray();
        Assert.All(["i-bulb", "i-speak", "i-book", "i-info", "s-lampe-allumee", "i-check", "i-cross"], id => Assert.Contains(id, ids));
    }

    [Fact]
    public void No_component_writes_a_style_attribute()
    {
        IRenderedComponent<IComponent>[] all =
        [
            Render<Landscape>(), Render<LessonSymbols>(), Render<Wall>(p => p.Add(w => w.Laid, 1).Add(w => w.Total, 9)),
            Render<Bricks>(p => p.Add(b => b.Done, 1).Add(b => b.Total, 3)), Render<Skeleton>(p => p.Add(s => s.Label, "La leçon arrive")),
        ];
        Assert.All(all, component => Assert.Empty(component.FindAll("[style]")));
    }
}
