// The desk view of a process.
export const desk = String.raw`
agree-title = What could be agreed
agree-private = For the mediator's eyes only. It decides nothing and shows nothing to a party; it becomes at most the mediator's next draft.
agree-foot = The words of the parties prevail over every formula.
agree-result = The largest package that every side's own words accept
agree-table = Conditions, clause by clause
agree-pointers = These conditions point at each other
agree-no-pointers = No condition names another clause. Put the conditions of the sides into private/conditions.sheet of the process; docs/what-could-be-agreed.md shows how.
agree-remarks = Remarks on the sheet
agree-line = Line { $line }:
agree-points = { $party } takes { $from } only with { $to }
agree-without = { $party } takes { $from } only without { $to }
agree-sides = Conditions of { $first } lie on the left, those of { $others } on the right; dashed: only without.
futures-title = What the text allows to happen
futures-lead = Every future that the sentences allow was looked through, as far as the answers say. A story is what the text permits, never a forecast; nobody is said to intend it.
futures-foot = Answers belong to the desk. Assumptions are named; they are not part of the text.
futures-picture = The story on an axis of days, a lane for each actor
futures-time = nobody's act
`
