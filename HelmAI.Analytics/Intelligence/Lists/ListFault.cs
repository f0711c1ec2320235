namespace HelmAI.Analytics.Intelligence.Lists;

/// <summary>A line of an indicator list that could not be used.</summary>
/// <param name="Code">A stable code: <c>IND001</c> value, <c>IND002</c> type, <c>IND003</c> severity, <c>IND004</c> confidence.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
internal sealed record ListFault(string Code, int Line, string Message);
