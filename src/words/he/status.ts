// States of obligations, whose step is next, and why.
// Draft translation.
export const status = String.raw`
state-not-yet-due = טרם הגיע מועדו
state-due = הגיע מועדו
state-in-progress = בביצוע, { $done } מתוך { $total }
state-claimed = בוצע, לטענת { $by }
state-found = בוצע, לפי ממצא של { $by }
state-partly = בוצע בחלקו
state-late = מאחר, ללא צידוק בטקסט
state-late-excused = מאחר, עם צידוק בטקסט
state-overdue = עבר מועדו
state-blocked-condition = מעוכב בשל תנאי
state-blocked-other = מעוכב בשל גורם שאינו צד
state-excused = פטור או בלתי אפשרי לפי נוהל מוסכם
state-suspended = הושעה על ידי { $by }, בנימוק { $ground }
state-contested = שנוי במחלוקת
state-waived = ויתרו עליו
state-superseded = הוחלף
state-lapsed = פקע
state-alleged = { $by } טוען להפרה
state-determined = { $by } קבע הפרה
state-undetermined = לא הוכרע

step-awaited = ממתינים ל־{ $who }: { $what }
step-rests = הצעד הבא אצל { $who }
step-nobody = איש אינו מחויב לפעול
step-nobody-waits = איש אינו מחויב לפעול; הכול ממתינים ל־{ $what }
step-differs = שונה בין הפרשנויות
step-said = { $speaker } אמר ביום { $date }: „{ $words }”
step-said-paraphrased = { $speaker } אמר ביום { $date }, בניסוח { $source }: { $words }
step-days-left = { $count ->
    [0] המועד היום
    [one] נותר יום אחד
    [two] נותרו יומיים
   *[other] נותרו { $count } ימים
}
step-days-late = { $count ->
    [one] יום אחד אחרי המועד
    [two] יומיים אחרי המועד
   *[other] { $count } ימים אחרי המועד
}
no-agreement-in-force = אין הסכם בתוקף
agreement-in-force = בתוקף מיום { $date }
phase-running = שלב { $phase }, יום { $day } מתוך { $length }
phase-not-begun = שלב { $phase } טרם החל
phase-ended = שלב { $phase } הסתיים
anchor-unset = אירוע הפתיחה לא נרשם: { $event }
anchor-contested = אירוע הפתיחה שנוי במחלוקת: { $event }
why = מדוע
state-not-in-force = לא בתוקף
state-in-progress-open = בביצוע, { $done } עד כה
state-performed = בוצע
state-performed-silence = בוצע: אי־מענה בזמן פירושו שבוצע
state-impossible = בלתי אפשרי, לפי ההליך שבנוסח
state-suspended-debtor = הושהה בידי החייב { $by }, בהסתמך על { $ground }
state-held-back = מעוכב בידי { $by }
state-contested-by = שנוי במחלוקת מצד { $by }
state-waived-by = { $by } ויתר עליו
state-superseded-by = הוחלף ב{ $version }
state-ended-by = הסתיים ב{ $version }
state-lapsed-with = פקע עם { $phase }
state-not-kept = לא נשמר, לפי { $by } או הגרסה
state-kept = נשמר
state-may-be-used = מותר להשתמש בו עתה
`
