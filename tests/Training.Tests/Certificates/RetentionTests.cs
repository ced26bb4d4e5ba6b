// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Certificates;
using Training.Shared;

namespace Training.Tests.Certificates;

/// <summary>How long evidence is kept, by who paid for what it proves.</summary>
public sealed class RetentionTests
{
    private static readonly DateOnly Earned = new(2026, 11, 20), Issued = new(2026, 12, 3), Today = new(2027, 2, 1);

    private static FundingAgreement Paid(Funding funding, DateOnly? lastPaidOn, string from = "2026-01-01", string? to = "2026-12-31") => new(Guid.NewGuid(), Guid.NewGuid())
    {
        Funding = funding, From = Day(from), To = to is null ? null : Day(to), LastPaidOn = lastPaidOn,
    };

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static EvidenceDuty? Duty(DateOnly today, params FundingAgreement[] agreements) =>
        Retention.DutyOf(CertificateKind.Realisation, Issued, Earned, agreements, new RetentionYears(), today);

    public static TheoryData<string, FundingAgreement[], string, Funding, bool> Table => new()
    {
        { "nobody else pays: the year of issue counts", [], "2029-12-31", Funding.Own, false },
        { "paid in the year of issue", [Paid(Funding.TrainingFund, new(2026, 12, 30))], "2029-12-31", Funding.TrainingFund, false },
        { "paid the year after", [Paid(Funding.TrainingFund, new(2027, 1, 2))], "2030-12-31", Funding.TrainingFund, false },
        { "paid before it was issued", [Paid(Funding.State, new(2025, 6, 1), from: "2025-01-01")], "2031-12-31", Funding.State, false },
        { "the State", [Paid(Funding.State, new(2027, 1, 2))], "2032-12-31", Funding.State, false },
        { "European money", [Paid(Funding.European, new(2027, 1, 2))], "2037-12-31", Funding.European, false },
        { "the employer, whose invoice came later", [Paid(Funding.Own, new(2027, 1, 2))], "2030-12-31", Funding.Own, false },
        { "not paid yet: as if today", [Paid(Funding.TrainingFund, null)], "2030-12-31", Funding.TrainingFund, true },
        { "of two the longest", [Paid(Funding.TrainingFund, new(2027, 1, 2)), Paid(Funding.European, new(2026, 12, 31))], "2036-12-31", Funding.European, false },
        { "of two that end together, the one that moves", [Paid(Funding.TrainingFund, new(2027, 1, 2)), Paid(Funding.TrainingFund, null)], "2030-12-31", Funding.TrainingFund, true },
        { "over on the eve", [Paid(Funding.European, null, to: "2026-11-19")], "2029-12-31", Funding.Own, false },
        { "from the day after on", [Paid(Funding.European, null, from: "2026-11-21", to: null)], "2029-12-31", Funding.Own, false },
        { "on its first day", [Paid(Funding.European, null, from: "2026-11-20")], "2037-12-31", Funding.European, true },
        { "on its last day", [Paid(Funding.European, null, to: "2026-11-20")], "2037-12-31", Funding.European, true },
        { "without an end", [Paid(Funding.State, null, to: null)], "2032-12-31", Funding.State, true },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Evidence_is_kept_as_long_as_its_money_asks(string why, FundingAgreement[] agreements, string until, Funding funding, bool isOpen)
    {
        var duty = Duty(Today, agreements)!;
        Assert.Equal((why, Day(until), funding, isOpen), (why, duty.Until, duty.Agreement?.Funding ?? Funding.Own, duty.IsOpen));
    }

    [Theory]
    [InlineData(CertificateKind.EndOfTraining)]
    [InlineData(CertificateKind.Participation)]
    public void Nothing_obliges_to_keep_an_attestation(CertificateKind kind) =>
        Assert.Null(Retention.DutyOf(kind, Issued, Earned, [Paid(Funding.European, null)], new RetentionYears(), Today));

    [Fact]
    public void The_duty_holds_on_its_last_day_and_is_over_on_the_next()
    {
        var paid = Paid(Funding.State, new(2027, 1, 2));
        Assert.NotNull(Duty(new(2032, 12, 31), paid));
        Assert.Null(Duty(new(2033, 1, 1), paid));
        Assert.Null(Duty(new(2030, 1, 1)));
    }

    [Fact]
    public void Years_are_settings_of_each_money_with_these_defaults()
    {
        Assert.Equal([3, 3, 5, 10], Enum.GetValues<Funding>().Select(new RetentionYears().For));
        var years = new RetentionYears { Own = 4, TrainingFund = 6 };
        Assert.Equal(new(2030, 12, 31), Retention.DutyOf(CertificateKind.Realisation, Issued, Earned, [], years, Issued)!.Until);
        Assert.Equal(new(2032, 12, 31), Retention.DutyOf(CertificateKind.Realisation, Issued, Earned, [Paid(Funding.TrainingFund, Issued)], years, Today)!.Until);
        Assert.True(years.AreInRange);
        Assert.False(new RetentionYears { European = RetentionYears.Most + 1 }.AreInRange);
        Assert.False(new RetentionYears { State = RetentionYears.Least - 1 }.AreInRange);
        Assert.Throws<ArgumentOutOfRangeException>(() => years.For((Funding)9));
    }

    [Fact]
    public void Agreements_that_cannot_be_are_named()
    {
        var sound = Paid(Funding.State, Today);
        Assert.Null(sound.FaultOn(Today));
        Assert.Null((sound with { LastPaidOn = sound.From, To = sound.From, Reference = new('9', FundingAgreement.LongestReference) }).FaultOn(Today));
        Assert.Equal(FundingFault.Reference, (sound with { Reference = new('9', FundingAgreement.LongestReference + 1) }).FaultOn(Today));
        Assert.Equal(FundingFault.Reference, (sound with { Reference = "a\tb" }).FaultOn(Today));
        Assert.Equal(FundingFault.EndsBeforeStart, (sound with { To = sound.From.AddDays(-1) }).FaultOn(Today));
        Assert.Equal(FundingFault.PaidBeforeStart, (sound with { LastPaidOn = sound.From.AddDays(-1) }).FaultOn(Today));
        Assert.Equal(FundingFault.PaidLater, (sound with { LastPaidOn = Today.AddDays(1) }).FaultOn(Today));
    }

    /// <summary>Whatever is agreed, the order does not count, an unpaid agreement is never past, and writing its payment down never asks for more than waiting did.</summary>
    [Fact]
    public void Drawn_agreements_keep_to_the_rule_on_every_day()
    {
        for (var seed = 1UL; seed <= 500; seed++)
        {
            var luck = new Luck(seed);
            var agreements = Enumerable.Range(0, luck.Below(5)).Select(_ => Drawn(luck)).ToArray();
            var today = Issued.AddDays(luck.Below(9000));
            var duty = Duty(today, agreements);
            Assert.True(duty?.Until == Duty(today, luck.Shuffle(agreements))?.Until, $"seed {seed}: the order counts");
            Assert.True(duty is null || duty.Until >= today, $"seed {seed}: past, and still a duty");
            var covering = agreements.Where(a => a.Covers(Earned)).ToArray();
            Assert.True(duty is null || (duty.Agreement is { } told ? covering.Contains(told) : covering.Length == 0), $"seed {seed}: another one is told");
            Assert.True(duty is not null || covering.All(a => a.LastPaidOn is not null), $"seed {seed}: an unpaid one is past");
            foreach (var one in covering)
            {
                Assert.True(Duty(today, one) is not { } alone || alone.Until <= duty?.Until, $"seed {seed}: one alone lasts longer than all of them");
                FundingAgreement[] settled = [.. agreements.Where(a => a != one), one with { LastPaidOn = one.LastPaidOn ?? today }];
                Assert.True(duty?.Until == Duty(today, settled)?.Until, $"seed {seed}: unpaid is not as paid today");
            }
        }
    }

    private static FundingAgreement Drawn(Luck luck)
    {
        var from = Earned.AddDays(luck.Below(800) - 600);
        return new FundingAgreement(Guid.NewGuid(), Guid.NewGuid())
        {
            Funding = (Funding)luck.Below(4), From = from, To = luck.Below(3) == 0 ? null : from.AddDays(luck.Below(900)), LastPaidOn = luck.Below(2) == 0 ? null : from.AddDays(luck.Below(1500)),
        };
    }
}
