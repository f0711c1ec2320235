using System.Text;
using System.Text.Json;
using HelmAI.ApiService.Events;
using HelmAI.ApiService.Events.Parsing;
using HelmAI.Core.Errors;
using Microsoft.Extensions.Options;

namespace HelmAI.Tests.ApiService.Events.Parsing;

public sealed class EventParserFuzzTests
{
    private static readonly byte[] Seed = Encoding.UTF8.GetBytes(
        """
        {"event_type":"threat","severity":"high","event_id":17,"user_id":"änn","session_id":"\ud83d\ude00","ip_address":"203.0.113.7",
         "timestamp":"2026-01-31T12:00:00.123456+01:00","a":{"b":[1,-2.5e3,true,null,{"c":"\u0041\n"}],"b2":{}}}
        """);

    private static readonly byte[] Ingredients = "{}[]\":,\\u0123456789eE+-.dD8 \n\0\x01tfn"u8.ToArray();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Parse_MutatedJson_TakesItOrThrowsValidationException(int seed)
    {
        var random = new Random(seed);
        var parser = new EventParser(Options.Create(new EventOptions()), TimeProvider.System);
        var (taken, refused) = (0, 0);
        for (var round = 0; round < 20_000; round++)
        {
            var body = Mutate(random);
            try
            {
                // What is taken must be JSON to everyone else too, or it would break those that read it later.
                var parsed = parser.Parse(body, "t");
                using var document = JsonDocument.Parse(parsed.Payload);
                taken++;
            }
            catch (ValidationException)
            {
                refused++;
            }
        }

        Assert.True(taken > 100 && refused > 100, $"{taken} taken, {refused} refused");
    }

    private static byte[] Mutate(Random random)
    {
        var body = Seed.ToList();
        for (var change = random.Next(1, 6); change > 0 && body.Count > 0; change--)
        {
            var at = random.Next(body.Count);
            switch (random.Next(5))
            {
                case 0:
                    body[at] = (byte)random.Next(256);
                    break;
                case 1:
                    body[at] = Ingredients[random.Next(Ingredients.Length)];
                    break;
                case 2:
                    body.Insert(at, Ingredients[random.Next(Ingredients.Length)]);
                    break;
                case 3:
                    body.RemoveRange(at, Math.Min(random.Next(1, 8), body.Count - at));
                    break;
                default:
                    body.InsertRange(at, body.Skip(random.Next(body.Count)).Take(random.Next(1, 24)).ToArray());
                    break;
            }
        }

        return [.. body];
    }
}
