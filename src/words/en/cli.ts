// The truce command.
export const cli = String.raw`
cli-about = Truce: agreements as data, what happens as a record, everything shown derived from the two.
cli-check-clean = No remarks.
cli-check-count = { $errors } errors, { $warnings } remarks to look at, { $notes } notes.
cli-severity-error = error
cli-severity-warning = look
cli-severity-note = note
cli-bug = This is a mistake in Truce, not yours. Please report it with version { $version }: { $message }
cli-serving = Truce shows { $count ->
    [one] { $count } process
   *[other] { $count } processes
} at { $address }
cli-stop = Stop with Ctrl-C.
cli-explain-because = because
cli-rule = rule: { $rule }
cli-formatted = formatted { $file }
cli-unformatted = would change { $file }
cli-written = wrote { $file }
cli-port-taken = Port { $port } is taken; trying the next one.
cli-nothing-public = The charter releases nothing.
cli-would-publish = { $file }: { $reason }
cli-publish-sections = The charter releases: { $sections }.
cli-publish-entries = Entries in the public channel: { $open }. Entries that stay where they are: { $kept }.
cli-why-home = list of the processes that release something
cli-why-asset = style and icon, no content
cli-why-page = the sections that the charter releases, from entries in the public channel only
cli-why-day = the same, as it stood on that day
calendar-open = { $version }: not in force, in days from its starting events
`
