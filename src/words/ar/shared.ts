// Words that every area uses: lists, dates, lengths, roles.
// Draft translation.
export const shared = String.raw`
list-none = لا شيء
list-comma = { $before }، { $item }
list-and = { $before } و { $item }
list-or = { $before } أو { $item }

date = { $day } { $month } { $year }
date-time = { $date }، { $time }
month-1 = كانون الثاني/يناير
month-2 = شباط/فبراير
month-3 = آذار/مارس
month-4 = نيسان/أبريل
month-5 = أيار/مايو
month-6 = حزيران/يونيو
month-7 = تموز/يوليو
month-8 = آب/أغسطس
month-9 = أيلول/سبتمبر
month-10 = تشرين الأول/أكتوبر
month-11 = تشرين الثاني/نوفمبر
month-12 = كانون الأول/ديسمبر

count-days = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
count-hours = { $count ->
    [one] ساعة واحدة
    [two] ساعتان
    [few] { $count } ساعات
   *[other] { $count } ساعة
}
count-weeks = { $count ->
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $count } أسابيع
    [many] { $count } أسبوعًا
   *[other] { $count } أسبوع
}
count-people = { $count ->
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
count-entries = { $count ->
    [one] قيد واحد
    [two] قيدان
    [few] { $count } قيود
    [many] { $count } قيدًا
   *[other] { $count } قيد
}
count-sources = { $count ->
    [one] مصدر واحد
    [two] مصدران
    [few] { $count } مصادر
    [many] { $count } مصدرًا
   *[other] { $count } مصدر
}
day-number = اليوم { $day }
day-of-phase = اليوم { $day } من { $phase }
from-to = من { $from } إلى { $to }
counted-by = { $figure } (أحصاها { $counter }؛ النطاق: { $coverage })

yes = نعم
no = لا
unknown = غير معروف
not-stated = غير مذكور
not-recorded = غير مسجَّل
not-attributed = غير منسوب إلى أحد
not-published = موجود، غير منشور
order-not-recorded = الترتيب غير مسجَّل
undetermined = غير محسوم
disputed = موضع خلاف
differs = يختلف
none = لا شيء

situation-on = الوضع في { $date }
as-known-on = كما كان معروفًا في { $date }
account-of = رواية { $party }
account-findings = الرواية: الاستنتاجات وحدها
interpretation-of = تفسير { $party }
interpretation-text = التفسير: النص وحده
source = المصدر: { $source }
sources = المصادر
said-by = { $speaker }، { $date }
words-quoted = اقتباس حرفي
words-paraphrased = بصياغة المصدر
words-headline = عنوان المصدر
draft-translation = نصوص هذه الصفحة مسودة ترجمة.
not-translated = لم تُترجم هذه الجملة بعد.
nothing-leaves = لا يغادر شيء هذا الحاسوب.
keys-describe = تصف هذه الأرقام ما اتفق عليه الطرفان؛ ولا تغيّر الواجبات بموجب القانون الإنساني.
authentic-text-prevails = يُعتد بالنص الأصلي دون الجمل الشكلية.

role-party = طرف
role-mediator = وسيط
role-facilitator = ميسّر
role-guarantor = ضامن
role-witness = شاهد
role-verifier = جهة تحقق
role-joint-body = هيئة مشتركة
role-intermediary = وسيط محايد
role-official = مسؤول
role-deciding-body = هيئة صاحبة قرار
role-other = جهة ليست طرفًا

language-en = English
language-ar = العربية
language-he = עברית
`
