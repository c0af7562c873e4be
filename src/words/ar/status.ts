// States of obligations, whose step is next, and why.
// Draft translation.
export const status = String.raw`
state-not-yet-due = لم يحن موعده
state-due = حان موعده
state-in-progress = قيد التنفيذ، { $done } من { $total }
state-claimed = نُفِّذ، بحسب قول { $by }
state-found = نُفِّذ، بحسب استنتاج { $by }
state-partly = نُفِّذ جزئيًا
state-late = متأخر، ولا عذر له في النص
state-late-excused = متأخر، وله عذر في النص
state-overdue = تجاوز موعده
state-blocked-condition = متوقف على شرط
state-blocked-other = متوقف على جهة ليست طرفًا
state-excused = معذور أو متعذر بإجراء متفق عليه
state-suspended = علّقه { $by }، مستندًا إلى { $ground }
state-contested = متنازع عليه
state-waived = متنازل عنه
state-superseded = حلّ غيره محله
state-lapsed = سقط
state-alleged = يدّعي { $by } وقوع إخلال
state-determined = قرر { $by } وقوع إخلال
state-undetermined = غير محسوم

step-awaited = منتظَر من { $who }: { $what }
step-rests = الخطوة التالية عند { $who }
step-nobody = لا أحد ملزم بالتصرف
step-nobody-waits = لا أحد ملزم بالتصرف؛ الجميع ينتظر { $what }
step-differs = يختلف باختلاف التفسير
step-said = قال { $speaker } في { $date }: «{ $words }»
step-said-paraphrased = قال { $speaker } في { $date }، بصياغة { $source }: { $words }
step-days-left = { $count ->
    [0] الموعد اليوم
    [one] بقي يوم واحد
    [two] بقي يومان
    [few] بقيت { $count } أيام
    [many] بقي { $count } يومًا
   *[other] بقي { $count } يوم
}
step-days-late = { $count ->
    [one] بعد موعده بيوم واحد
    [two] بعد موعده بيومين
    [few] بعد موعده بـ { $count } أيام
    [many] بعد موعده بـ { $count } يومًا
   *[other] بعد موعده بـ { $count } يوم
}
no-agreement-in-force = لا اتفاق ساري المفعول
agreement-in-force = ساري المفعول منذ { $date }
phase-running = المرحلة { $phase }، اليوم { $day } من { $length }
phase-not-begun = المرحلة { $phase } لم تبدأ
phase-ended = المرحلة { $phase } انتهت
anchor-unset = حدث البداية غير مسجَّل: { $event }
anchor-contested = حدث البداية متنازع عليه: { $event }
why = لماذا
state-not-in-force = غير نافذ
state-in-progress-open = قيد التنفيذ، { $done } حتى الآن
state-performed = نُفّذ
state-performed-silence = نُفّذ: عدم الرد في الوقت يعني أنه نُفّذ
state-impossible = متعذر، وفق إجراء النص
state-suspended-debtor = علّقه المدين { $by }، مستندا إلى { $ground }
state-held-back = أخّره { $by }
state-contested-by = ينازع فيه { $by }
state-waived-by = تنازل عنه { $by }
state-superseded-by = حل محله { $version }
state-ended-by = أنهاه { $version }
state-lapsed-with = سقط مع { $phase }
state-not-kept = لم يُراعَ، بحسب { $by } أو الرواية
state-kept = مُراعى
state-may-be-used = يجوز استعماله الآن
`
