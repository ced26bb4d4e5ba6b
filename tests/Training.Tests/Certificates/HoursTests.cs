// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Certificates;

namespace Training.Tests.Certificates;

public sealed class HoursTests
{
    [Theory]
    [InlineData(0, "0 min", "0 h", "0 min (0 h)")]
    [InlineData(45, "45 min", "0,75 h", "45 min (0,75 h)")]
    [InlineData(60, "1 h", "1 h", "1 h")]
    [InlineData(65, "1 h 05", "1,08 h", "1 h 05 (1,08 h)")]
    [InlineData(210, "3 h 30", "3,5 h", "3 h 30 (3,5 h)")]
    [InlineData(600, "10 h", "10 h", "10 h")]
    public void Minutes_are_printed_as_said_and_as_counted(int minutes, string spoken, string inHours, string printed)
    {
        var hours = new Hours(minutes);
        Assert.Equal(spoken.Replace(' ', '\u00a0'), hours.Spoken);
        Assert.Equal(inHours.Replace(' ', '\u00a0'), hours.InHours);
        Assert.Equal(printed, hours.Printed.Replace('\u00a0', ' '));
    }

    [Fact]
    public void A_negative_duration_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Hours(-1));
}
