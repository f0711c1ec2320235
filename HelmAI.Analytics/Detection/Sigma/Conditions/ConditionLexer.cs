using HelmAI.Analytics.Detection.Sigma.Loading;

namespace HelmAI.Analytics.Detection.Sigma.Conditions;

/// <summary>Cuts a condition into words and parentheses.</summary>
internal static class ConditionLexer
{
    /// <summary>Cuts a condition.</summary>
    /// <param name="condition">The condition.</param>
    /// <returns>Its tokens.</returns>
    /// <exception cref="ConditionException">It has a character that no condition has.</exception>
    public static List<string> Tokens(string condition)
    {
        var tokens = new List<string>();
        for (var i = 0; i < condition.Length;)
        {
            var c = condition[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c is '(' or ')')
            {
                tokens.Add(c.ToString());
                i++;
            }
            else if (IsWord(c))
            {
                var start = i;
                while (i < condition.Length && IsWord(condition[i]))
                {
                    i++;
                }

                tokens.Add(condition[start..i]);
            }
            else if (c == '|')
            {
                throw new ConditionException(DiagnosticKinds.Aggregation, "the condition has an aggregation ('|'), which the specification has dropped");
            }
            else
            {
                throw new ConditionException(DiagnosticKinds.InvalidCondition, $"the condition has '{c}'");
            }
        }

        return tokens;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '*' or '-' or '.' or '?';
}
