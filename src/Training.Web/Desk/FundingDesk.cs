// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Desk;

/// <summary>What is filled in for an agreement; days that could not be read are told before.</summary>
internal sealed record FundingForm(Funding Funding, string Reference, DateOnly From, DateOnly? To);

/// <summary>An agreement whose last payment nobody has written down, with the employer's name.</summary>
internal sealed record AwaitedPayment(FundingAgreement Agreement, string Organisation);

/// <summary>
/// Keeps who pays for the training of whose people, for administrators: it decides how long evidence is kept. Each change stands in the audit log; a
/// command gives the word of what stood in its way, or null.
/// </summary>
internal sealed class FundingDesk(IDbContextFactory<TrainingDb> databases, TimeProvider clock)
{
    /// <summary>Words of the audit log; the subject is the organisation.</summary>
    public const string Added = "funding.added", Paid = "funding.paid", Changed = "funding.changed", Removed = "funding.removed";

    /// <summary>Of an organisation, the latest first. Those of closed ones too: the last payment may come long after.</summary>
    public async Task<IReadOnlyList<FundingAgreement>> ListAsync(Guid organisation)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<FundingAgreement>().AsNoTracking().Where(a => a.OrganisationId == organisation).OrderByDescending(a => a.From).ThenBy(a => a.Reference).ToListAsync();
    }

    /// <summary>Whose evidence stays until somebody writes the last payment down, the oldest first.</summary>
    public async Task<IReadOnlyList<AwaitedPayment>> AwaitedAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await (from agreement in db.Set<FundingAgreement>().AsNoTracking()
                      where agreement.LastPaidOn == null
                      join organisation in db.Organisations on agreement.OrganisationId equals organisation.Id
                      orderby agreement.From, organisation.Name
                      select new AwaitedPayment(agreement, organisation.Name)).ToListAsync();
    }

    public async Task<string?> AddAsync(Guid by, Guid organisation, FundingForm form)
    {
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await db.Organisations.AnyAsync(o => o.Id == organisation)) return OrganisationDesk.Missing;
        var agreement = Filled(new FundingAgreement(Guid.CreateVersion7(clock.GetUtcNow()), organisation) { Funding = form.Funding, From = form.From }, form);
        if (await ProblemAsync(db, agreement) is { } problem) return problem;
        db.Add(agreement);
        Note(db, by, Added, agreement);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return null;
    }

    /// <summary>Another payer, reference or period; the last payment stays.</summary>
    public Task<string?> ChangeAsync(Guid by, Guid id, FundingForm form) => ChangeAsync(by, id, Changed, agreement => Filled(agreement, form));

    /// <summary>The day of the last payment, from which the years count; null takes a mistaken one back.</summary>
    public Task<string?> PayAsync(Guid by, Guid id, DateOnly? on) => ChangeAsync(by, id, Paid, agreement => agreement with { LastPaidOn = on });

    /// <summary>Takes an agreement back that was written down by mistake: evidence is kept as if it had never been.</summary>
    public async Task<string?> RemoveAsync(Guid by, Guid id, bool isConfirmed)
    {
        if (!isConfirmed) return "not-confirmed";
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await db.Set<FundingAgreement>().SingleOrDefaultAsync(a => a.Id == id) is not { } agreement) return OrganisationDesk.Missing;
        db.Remove(agreement);
        Note(db, by, Removed, agreement);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return null;
    }

    /// <summary>The organisation of an agreement; null when there is none such.</summary>
    public async Task<Guid?> OrganisationOfAsync(Guid id)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<FundingAgreement>().Where(a => a.Id == id).Select(a => (Guid?)a.OrganisationId).SingleOrDefaultAsync();
    }

    /// <summary>SQLite begins each change as a writer: what was found sound is so still when it is saved.</summary>
    private async Task<string?> ChangeAsync(Guid by, Guid id, string action, Func<FundingAgreement, FundingAgreement> change)
    {
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await db.Set<FundingAgreement>().SingleOrDefaultAsync(a => a.Id == id) is not { } found) return OrganisationDesk.Missing;
        var changed = change(found);
        if (changed == found) return null;
        if (await ProblemAsync(db, changed) is { } problem) return problem;
        db.Entry(found).CurrentValues.SetValues(changed);
        Note(db, by, action, changed);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return null;
    }

    private async Task<string?> ProblemAsync(TrainingDb db, FundingAgreement agreement) => agreement.FaultOn(ParisTime.DayOf(clock.GetUtcNow())) switch
    {
        FundingFault.Reference => "funding-reference",
        FundingFault.EndsBeforeStart => "bad-dates",
        FundingFault.PaidBeforeStart => "funding-paid-early",
        FundingFault.PaidLater => "funding-paid-late",
        _ => await db.Set<FundingAgreement>().AnyAsync(a => a.Id != agreement.Id && a.OrganisationId == agreement.OrganisationId && a.Funding == agreement.Funding
            && a.Reference == agreement.Reference && a.From == agreement.From) ? "funding-twice" : null,
    };

    private static FundingAgreement Filled(FundingAgreement agreement, FundingForm form) =>
        agreement with { Funding = form.Funding, Reference = form.Reference.Trim(), From = form.From, To = form.To };

    private void Note(TrainingDb db, Guid by, string action, FundingAgreement agreement) => db.Add(new AuditRow
    {
        At = clock.GetUtcNow(), PersonId = by, Action = action, Subject = agreement.OrganisationId.ToString("N"), OrganisationId = agreement.OrganisationId,
        Detail = string.Create(CultureInfo.InvariantCulture,
            $"{agreement.Funding} {agreement.Reference} {agreement.From:yyyy-MM-dd} → {Day(agreement.To)}, € {Day(agreement.LastPaidOn)}"),
    });

    private static string Day(DateOnly? day) => day is { } known ? AuditFilter.Day(known) : "…";
}
