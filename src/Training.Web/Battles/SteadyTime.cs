// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Battles;

/// <summary>
/// The time of battles: it begins where the wall clock stands at the process's start and goes on by the machine's counter. Somebody who sets the clock, or
/// a time server that corrects it, neither stops a question nor closes one.
/// </summary>
internal class SteadyTime(TimeProvider clock) : TimeProvider
{
    private readonly long _begun = clock.GetTimestamp();
    private long _from = clock.GetUtcNow().UtcTicks;

    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <summary>Since the process's start.</summary>
    protected virtual TimeSpan Passed => clock.GetElapsedTime(_begun);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _from) + Passed.Ticks, TimeSpan.Zero);

    public override long GetTimestamp() => clock.GetTimestamp();

    /// <summary>Nothing that was seen lies ahead: a clock set back while nobody served would make a battle stand until it is reached again.</summary>
    public void NotBefore(DateTimeOffset seen)
    {
        var behind = seen - GetUtcNow();
        if (behind > TimeSpan.Zero) Interlocked.Add(ref _from, behind.Ticks);
    }
}
