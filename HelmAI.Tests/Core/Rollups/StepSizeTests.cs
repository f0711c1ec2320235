using HelmAI.Core.Rollups;

namespace HelmAI.Tests.Core.Rollups;

public sealed class StepSizeTests
{
    [Theory]
    [InlineData("15m", 1, 0)]
    [InlineData("45m", 3, 0)]
    [InlineData("1425m", 95, 0)]
    [InlineData("1h", 4, 0)]
    [InlineData("23h", 92, 0)]
    [InlineData("1d", 0, 1)]
    [InlineData("366d", 0, 366)]
    [InlineData("2w", 0, 14)]
    public void TryParse_Size_IsRead(string text, int quarters, int days)
    {
        Assert.True(StepSize.TryParse(text, out var size));
        Assert.Equal((quarters, days, text.EndsWith('w')), (size.Quarters, size.Days, size.InWeeks));
    }

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("1")]
    [InlineData("0h")]
    [InlineData("-1h")]
    [InlineData("+1h")]
    [InlineData("1.5h")]
    [InlineData("5m")]
    [InlineData("1440m")]
    [InlineData("24h")]
    [InlineData("367d")]
    [InlineData("53w")]
    [InlineData("1H")]
    [InlineData("1y")]
    [InlineData("99999d")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(StepSize.TryParse(text, out _));
}
