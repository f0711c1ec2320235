using System.Text;
using HelmAI.Analytics.Intelligence.Index;

namespace HelmAI.Tests.Analytics.Intelligence.Index;

public sealed class ValueTableTests
{
    [Fact]
    public void Trim_AnyCount_LeavesRoomForALookUpToEnd()
    {
        for (var count = 0; count <= 200; count++)
        {
            var table = new ValueTable();
            for (var i = 0; i < count; i++)
            {
                table.GetOrAdd(1, Encoding.UTF8.GetBytes($"value-{i}"), i);
            }

            table.Trim();

            Assert.False(table.TryFind(1, "not there"u8, out _, out _));
            Assert.All(Enumerable.Range(0, count), i => Assert.True(table.TryFind(1, Encoding.UTF8.GetBytes($"value-{i}"), out var number, out _) && number == i));
        }
    }
}
