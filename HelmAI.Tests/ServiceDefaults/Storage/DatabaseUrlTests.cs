using System.Data.Common;
using HelmAI.ServiceDefaults.Storage;

namespace HelmAI.Tests.ServiceDefaults.Storage;

public sealed class DatabaseUrlTests
{
    [Theory]
    [InlineData("sqlite:///relative.db", "relative.db")]
    [InlineData("sqlite:///.helm/helm.db", ".helm/helm.db")]
    [InlineData("sqlite:////absolute/path.db", "/absolute/path.db")]
    [InlineData("sqlite:///C:\\data\\helm.db", "C:\\data\\helm.db")]
    [InlineData("sqlite+aiosqlite:///a b%20c.db", "a b%20c.db")]
    public void TryParse_Sqlite_GivesThePath(string text, string expected)
    {
        Assert.Null(DatabaseUrlParser.TryParse(text, out var url));
        Assert.Equal(DatabaseKind.Sqlite, url!.Kind);
        Assert.Equal(expected, url.Database);
    }

    [Theory]
    [InlineData("postgresql://user:password@host:5433/name?sslmode=require", "Host=host;Port=5433;Username=user;Password=password;Database=name;SSL Mode=Require")]
    [InlineData("postgresql+psycopg2://u%40corp:p%40s%2Fs%3A%3B%22@host/name", "Host=host;Port=5432;Username=u@corp;Password='p@s/s:;\"';Database=name")]
    [InlineData("postgresql://user:p+w@[2001:db8::1]:5432/name", "Host=2001:db8::1;Port=5432;Username=user;Password=p+w;Database=name")]
    [InlineData("postgres://host/name", "Host=host;Port=5432;Database=name")]
    [InlineData("postgresql:///name", "Host=localhost;Port=5432;Database=name")]
    [InlineData("postgresql://host/name?connect_timeout=7&sslmode=verify-full&application_name=helm%20api", "Host=host;Port=5432;Database=name;Timeout=7;SSL Mode=VerifyFull;Application Name=helm api")]
    public void TryParse_PostgreSql_GivesAConnectionString(string text, string expected)
    {
        Assert.Null(DatabaseUrlParser.TryParse(text, out var url));
        Assert.Equal(DatabaseKind.PostgreSql, url!.Kind);
        Assert.True(new DbConnectionStringBuilder { ConnectionString = expected }.EquivalentTo(new DbConnectionStringBuilder { ConnectionString = url.ConnectionString }), url.ConnectionString);
    }

    [Theory]
    [InlineData("")]
    [InlineData("helm.db")]
    [InlineData("mysql://user:s3cret@host/name")]
    [InlineData("sqlite://relative.db")]
    [InlineData("sqlite://")]
    [InlineData("sqlite:///:memory:")]
    [InlineData("sqlite:///a.db?mode=ro")]
    [InlineData("postgresql://user:s3cret@host")]
    [InlineData("postgresql://user:s3cret@host:99999/name")]
    [InlineData("postgresql://user:s3cret@host:port/name")]
    [InlineData("postgresql://user:s3cret@host/name?sslmode=maybe")]
    [InlineData("postgresql://user:s3cret@host/name?color=blue")]
    public void TryParse_Wrong_TellsWhatWithoutThePassword(string text)
    {
        var fault = DatabaseUrlParser.TryParse(text, out var url);

        Assert.NotNull(fault);
        Assert.Null(url);
        Assert.DoesNotContain("s3cret", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_WithPassword_LeavesItOut()
    {
        DatabaseUrlParser.TryParse("postgresql://user:s3cret@host/name", out var url);

        Assert.Equal("PostgreSql name", url!.ToString());
    }

    [Theory]
    [InlineData("Host=localhost;Port=5432;Username=postgres;Password=s3cret;Database=helmdb", "PostgreSql helmdb")]
    [InlineData("Data Source=/data/helm.db", "Sqlite /data/helm.db")]
    [InlineData("sqlite:////data/helm.db", "Sqlite /data/helm.db")]
    public void ConnectionString_Known_NamesTheDatabase(string text, string expected)
    {
        Assert.Null(ConnectionStringParser.TryParse(text, out var url));
        Assert.Equal(expected, url!.ToString());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Color=blue")]
    [InlineData("Data Source=:memory:")]
    public void ConnectionString_Unknown_IsAFault(string text) => Assert.NotNull(ConnectionStringParser.TryParse(text, out _));
}
