// Words that every area uses: lists, dates, lengths, roles.
// Draft translation.
export const shared = String.raw`
list-none = אין
list-comma = { $before }, { $item }
list-and = { $before } וגם { $item }
list-or = { $before } או { $item }

date = { $day } ב{ $month } { $year }
date-time = { $date }, { $time }
month-1 = ינואר
month-2 = פברואר
month-3 = מרץ
month-4 = אפריל
month-5 = מאי
month-6 = יוני
month-7 = יולי
month-8 = אוגוסט
month-9 = ספטמבר
month-10 = אוקטובר
month-11 = נובמבר
month-12 = דצמבר

count-days = { $count ->
    [one] יום אחד
    [two] יומיים
   *[other] { $count } ימים
}
count-hours = { $count ->
    [one] שעה אחת
    [two] שעתיים
   *[other] { $count } שעות
}
count-weeks = { $count ->
    [one] שבוע אחד
    [two] שבועיים
   *[other] { $count } שבועות
}
count-people = { $count ->
    [one] אדם אחד
   *[other] { $count } בני אדם
}
count-entries = { $count ->
    [one] רישום אחד
   *[other] { $count } רישומים
}
count-sources = { $count ->
    [one] מקור אחד
   *[other] { $count } מקורות
}
day-number = היום ה־{ $day }
day-of-phase = היום ה־{ $day } של { $phase }
from-to = מ־{ $from } עד { $to }
counted-by = { $figure } (נספר על ידי { $counter }; היקף: { $coverage })

yes = כן
no = לא
unknown = לא ידוע
not-stated = לא צוין
not-recorded = לא נרשם
not-attributed = לא מיוחס לאיש
not-published = קיים, לא פורסם
order-not-recorded = הסדר לא נרשם
undetermined = לא הוכרע
disputed = שנוי במחלוקת
differs = שונה
none = אין

situation-on = המצב ביום { $date }
as-known-on = כפי שהיה ידוע ביום { $date }
account-of = הגרסה של { $party }
account-findings = גרסה: ממצאים בלבד
interpretation-of = הפרשנות של { $party }
interpretation-text = פרשנות: הטקסט בלבד
source = מקור: { $source }
sources = מקורות
said-by = { $speaker }, { $date }
words-quoted = ציטוט
words-paraphrased = בניסוח המקור
words-headline = כותרת המקור
draft-translation = המילים בדף זה הן טיוטת תרגום.
not-translated = משפט זה טרם תורגם.
nothing-leaves = דבר אינו יוצא מהמחשב הזה.
keys-describe = המספרים מתארים את מה שהצדדים הסכימו עליו; החובות לפי המשפט ההומניטרי אינן משתנות.
authentic-text-prevails = הנוסח המקורי גובר על המשפטים הפורמליים.

role-party = צד
role-mediator = מתווך
role-facilitator = מסייע
role-guarantor = ערב
role-witness = עד
role-verifier = גורם מאמת
role-joint-body = גוף משותף
role-intermediary = מתווך ניטרלי
role-official = נושא תפקיד
role-deciding-body = גוף מחליט
role-other = גורם שאינו צד

language-en = English
language-ar = العربية
language-he = עברית
`
