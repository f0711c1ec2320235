namespace HelmAI.Benchmarks.Load;

/// <summary>Shows how far something is, on a terminal alone.</summary>
internal static class ProgressBar
{
    private const int Width = 40;

    /// <summary>Draws it over the last one.</summary>
    /// <param name="done">From 0 to 1.</param>
    public static void Draw(double done)
    {
        if (!Console.IsErrorRedirected)
        {
            var filled = (int)(done * Width);
            Console.Error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {done,4:P0}{(done >= 1 ? "\n" : string.Empty)}");
        }
    }
}
