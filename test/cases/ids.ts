// Every golden assertion of the six case files: an ID, the question, and the answer as the case gives it.
// The tests beside this file compute each; a listed ID without a test fails (listed.test.ts).

export interface CaseAssertion {
  readonly id: string
  /** Folder of the example whose text and record are asked. */
  readonly example: string
  readonly question: string
  readonly expected: string
}

const of =
  (example: string) =>
  (id: string, question: string, expected: string): CaseAssertion => ({
    id,
    example,
    question,
    expected,
  })

const dayton = of('dayton-1a')
const minsk = of('minsk-ii')
const gaza23 = of('gaza-2023-11')
const gaza25 = of('gaza-2025-01')
const stockholm = of('stockholm-2018')
const drafts = of('gaza-drafts-2024')

export const ids: readonly CaseAssertion[] = [
  dayton('DAY-01', 'Foreign forces leave (signature + 30)?', '13 January 1996'),
  dayton('DAY-02', 'Behind the zone of separation (transfer + 30)?', '19 January 1996'),
  dayton('DAY-03', 'Armed civilian groups disbanded (transfer + 30)?', '19 January 1996'),
  dayton('DAY-04', 'Selected positions in Sarajevo vacated (transfer + 7)?', '27 December 1995'),
  dayton('DAY-05', 'Leaving side out of transferred areas (transfer + 45)?', '3 February 1996'),
  dayton('DAY-06', 'Arriving side may enter from (transfer + 91)?', '20 March 1996'),
  dayton('DAY-07', 'Heavy weapons in cantonment (transfer + 120)?', '18 April 1996'),
  dayton('DAY-08', 'Prisoner lists (entry into force + 21)?', '4 January 1996'),
  dayton('DAY-09', 'All prisoners released (transfer + 30)?', '19 January 1996'),
  dayton('DAY-10', 'Is "may not enter before" a limit?', 'no: a prohibition with an end'),
  dayton(
    'DAY-11',
    'Who may hold a transferred area between the two dates?',
    'neither Party: 45 days of nobody',
  ),
  dayton(
    'DAY-12',
    'A prisoner refuses the transfer: what is still owed for that person?',
    'nothing',
  ),
  dayton(
    'DAY-13',
    'Two starting events: which dates move with which?',
    'two follow entry into force, the others the transfer',
  ),
  minsk('MIN-01', 'Withdrawal of heavy weapons starts by?', '16 February 2015'),
  minsk('MIN-02', 'Withdrawal ends by?', '1 March 2015'),
  minsk('MIN-03', 'Exchange of held people by?', '6 March 2015'),
  minsk('MIN-04', 'Resolution on the territory by?', '14 March 2015'),
  minsk(
    'MIN-05',
    'Dialogue on elections if "after the withdrawal" means after its start?',
    'the day after the start',
  ),
  minsk(
    'MIN-06',
    'The same if it means after its end?',
    'the day after the end; the two come out differently',
  ),
  minsk('MIN-07', 'What else depends on the two readings?', 'nothing but that clause'),
  minsk(
    'MIN-08',
    'Points 9, 12, 10 under the readings combined?',
    'each waits for the next; the readings are not attributed',
  ),
  minsk(
    'MIN-09',
    'From whose line is the zone measured?',
    'another line for each side, three distances by weapon',
  ),
  minsk(
    'MIN-10',
    'The cycle combined in the engine: who is bound to act on 12.1 and 10.1?',
    'no one: each waits for the next',
  ),
  gaza23('GZ23-01', 'In the key after day 4?', '150/3 = 50'),
  gaza23('GZ23-02', 'Outside the key after day 4?', '69 - 50 = 19'),
  gaza23('GZ23-03', 'In the key at the end?', '240/3 = 80'),
  gaza23('GZ23-04', 'Outside the key at the end?', '105 - 80 = 25'),
  gaza23('GZ23-05', 'End if not extended?', '28 November 2023, 07:00'),
  gaza23('GZ23-06', 'End after two more days?', '30 November 2023, 07:00'),
  gaza23('GZ23-07', 'End after one more?', '1 December 2023, 07:00'),
  gaza23('GZ23-08', 'Does a release outside the key extend the pause?', 'no'),
  gaza23('GZ23-09', 'Does a release outside the key create a debt?', 'no'),
  gaza23('GZ23-10', 'Trucks a day?', '200 by Hamas, 300 by Israel: both kept with their owner'),
  gaza23('GZ23-11', 'How far may it be extended?', 'two readings, not attributed'),
  gaza25('GZ25-01', 'Day 7?', 'Saturday 25 January 2025'),
  gaza25('GZ25-02', 'Day 16?', 'Monday 3 February 2025'),
  gaza25('GZ25-03', 'Day 22?', 'Sunday 9 February 2025'),
  gaza25('GZ25-04', 'Day 42?', 'Saturday 1 March 2025'),
  gaza25('GZ25-05', 'Day 50?', 'Sunday 9 March 2025'),
  gaza25('GZ25-06', 'Sum of the seven handovers?', '3 + 4 + 3×4 + 14 = 33'),
  gaza25('GZ25-07', 'Owed for the 33 in all?', '1,977'),
  gaza25('GZ25-08', 'Of them life sentences?', '290'),
  gaza25('GZ25-09', 'Of them others?', '1,687'),
  gaza25('GZ25-10', 'Owed by class?', '210, 250, 110, 300, 107, 1,000'),
  gaza25('GZ25-11', 'Freed after 25 January?', '7 of 33'),
  gaza25('GZ25-12', 'Whose status is still owed that day?', '26 remain'),
  gaza25(
    'GZ25-13',
    'The return road on 26 January?',
    'not performed; suspended by its debtor, citing 1.5 and 1.6; contested',
  ),
  gaza25(
    'GZ25-14',
    'Whose breach claims stand on 26 January?',
    "both sides' claims, shown as claims; nothing determined",
  ),
  gaza25('GZ25-15', 'One civilian woman counted as a soldier changes the debt by?', '+20'),
  gaza25(
    'GZ25-16',
    'The same under the account of the side that says so?',
    'the total itself is 20 higher',
  ),
  gaza25('GZ25-17', 'And the permitted order?', 'one fewer comes before the soldiers'),
  gaza25(
    'GZ25-18',
    'Talks on the second phase on Day 17?',
    'late, no excuse in the text; both are bound',
  ),
  gaza25('GZ25-19', 'Does any remedy in the published part answer it?', 'none'),
  gaza25(
    'GZ25-20',
    'Phase one after Day 42?',
    'goes on while talks are recorded, expired once their end is; phase two has not begun',
  ),
  gaza25(
    'GZ25-21',
    'Late February: prisoners withheld?',
    'suspended by the debtor, no sentence of the text covers it',
  ),
  stockholm(
    'STO-01',
    'Redeployment, day of the ceasefire not counted?',
    '18 December + 21 = 8 January 2019',
  ),
  stockholm('STO-02', 'The same with that day counted?', '7 January 2019'),
  stockholm('STO-03', 'Lists checked by?', '20 January 2019'),
  stockholm('STO-04', 'Release window until?', '30 January 2019'),
  stockholm(
    'STO-05',
    'Findings of 12 June 2019 by port and criterion?',
    'presence gone in three; guard at 450 in none; manifestations removed in two of three',
  ),
  stockholm(
    'STO-06',
    'Is the mutual duty performed?',
    'partly for one side, by its own act, and disputed; open for the other',
  ),
  stockholm('STO-07', 'Agreed or signed?', 'agreed; nobody signed'),
  drafts('DRA-01', 'd2 to d3: length?', '40 to 42 days'),
  drafts('DRA-02', 'd2 to d3: flights?', '8 and 10 to 10 and 12 hours'),
  drafts('DRA-03', 'd2 to d3: coast road?', 'Day 7 to Day 3; all women to three detainees'),
  drafts('DRA-04', 'd2 to d3: keys?', '20 and 40 to 30 and 50'),
  drafts('DRA-05', 'd2 to d3: rhythm?', '3 in 3 days to 3 in 7 days'),
  drafts('DRA-06', 'd3 to d9: coast road?', 'Day 3 to Day 7; three to seven released'),
  drafts('DRA-07', 'd3 to d9: lengths and keys?', 'equal'),
  drafts('DRA-08', 'Agreed share on 4 September 2024?', '14 of 18, as reported by a US official'),
  drafts(
    'DRA-09',
    '"Accepted the deal" without a version?',
    'kept as unresolved; no position on any version',
  ),
]
