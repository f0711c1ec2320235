using System.Globalization;

namespace HelmAI.Benchmarks.Load;

/// <summary>What a run of the load generator does.</summary>
internal sealed record LoadOptions
{
    /// <summary>The command's help.</summary>
    public const string Usage =
        """
        usage: load [--name value]...
          --target URL         an API that runs (its key: --key); else one is started
          --topology NAME      embedded (default: one process, SQLite) or local (PostgreSQL, Redis, API and worker)
          --rate N             events a second, sent when due whatever the answers do; without it, as fast as answers come
          --connections N      how many requests at once (default 64)
          --batch N            events a request (default 1: single posts)
          --mix NAME           logins (default), processes, threats or mixed
          --duration SECONDS   how long (default 10)
          --warm-up SECONDS    how long before that, not measured (default 1): until all code is compiled for good takes some ten seconds of load
          --waited             single posts wait for their result; else they prefer not to
          --json FILE          where the figures go as JSON, too
        """;

    /// <summary>The API to load; <see langword="null"/> starts one.</summary>
    public Uri? Target { get; init; }

    /// <summary>The API's key.</summary>
    public string Key { get; init; } = "a-key-for-benchmarks-0123456789";

    /// <summary>Which topology to start.</summary>
    public string Topology { get; init; } = "embedded";

    /// <summary>Events a second; <see langword="null"/> sends the next when the last is answered.</summary>
    public double? Rate { get; init; }

    /// <summary>How many requests at once, at most.</summary>
    public int Connections { get; init; } = 64;

    /// <summary>Events a request.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>Which kinds of events.</summary>
    public string Mix { get; init; } = "logins";

    /// <summary>How long.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long before that, not measured.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether single posts wait for their result.</summary>
    public bool Waited { get; init; }

    /// <summary>A file for the figures.</summary>
    public string? JsonFile { get; init; }

    /// <summary>Reads a command line.</summary>
    /// <param name="args">The arguments after the verb.</param>
    /// <returns>The options.</returns>
    /// <exception cref="FormatException">An argument is not known, or its value is none.</exception>
    public static LoadOptions Parse(string[] args)
    {
        var options = new LoadOptions();
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i];
            options = name switch
            {
                "--waited" => options with { Waited = true },
                _ => options.With(name, ++i < args.Length ? args[i] : throw new FormatException($"{name} has no value")),
            };
        }

        return options;
    }

    private LoadOptions With(string name, string value) => name switch
    {
        "--target" => this with { Target = new Uri(value) },
        "--key" => this with { Key = value },
        "--topology" => this with { Topology = value },
        "--rate" => this with { Rate = double.Parse(value, CultureInfo.InvariantCulture) },
        "--connections" => this with { Connections = int.Parse(value, CultureInfo.InvariantCulture) },
        "--batch" => this with { Batch = int.Parse(value, CultureInfo.InvariantCulture) },
        "--mix" => this with { Mix = value },
        "--duration" => this with { Duration = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)) },
        "--warm-up" => this with { WarmUp = TimeSpan.FromSeconds(double.Parse(value, CultureInfo.InvariantCulture)) },
        "--json" => this with { JsonFile = value },
        _ => throw new FormatException($"{name} is not known"),
    };
}
