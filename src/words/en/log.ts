// Channels, proofs, witnesses, files.
export const log = String.raw`
code-json-not-utf8 = This is not text in UTF-8.
    .help = Save it as UTF-8 and hand it in again; nothing was entered.
code-json-syntax = This is not JSON.
    .help = Mend the line; nothing was entered.
code-json-duplicate-key = A field stands here twice.
    .help = Two programs could read two different values. Keep one of them.
code-json-number = A number here is not a whole number within the safe range.
    .help = Write whole numbers; put fractions into text. Two machines must never print a number in two ways.
code-json-depth = Lists and groups nest deeper than 32.
    .help = Flatten the entry, or keep it as a document with a hash.
code-json-key = This name of a field cannot be stored.
    .help = Rename the field.
code-json-not-canonical = These bytes are not the one form in which this value is stored.
    .help = The file was changed by another program. Put back the file from a copy; truce verify names it.
code-text-not-nfc = A text is not in the normal form NFC.
    .help = Save the text in NFC (most editors do); letters with marks then have one form only.
code-text-lone-surrogate = A text holds half of a character.
    .help = Type the word again; it was cut in the middle of a character.
code-text-invisible = A text holds a character that is invisible or turns the direction of writing.
    .help = Remove it; it could make a text read otherwise than it is stored.
code-note-form = This is no signed note.
    .help = Ask for the file again; it may have been cut or reformatted on its way.
code-note-signature = A signature of a known key does not fit.
    .help = What was signed was changed, or the key is not the one you hold. Compare with a copy from another holder.
code-note-no-known-signature = No key that you know has signed this.
    .help = Compare the key of the log with the one you were given, and name it with --policy.
code-note-unknown-key = Signed by a key that the policy does not name.
    .help = Nothing to do if you do not expect it to count. Otherwise add the witness to the policy.
code-checkpoint-form = This is no checkpoint.
    .help = Put the file back from a copy: any member of the channel has one.
code-checkpoint-origin = The checkpoint is of another log than the key that signed it.
    .help = Look whether files of two processes were mixed.
code-checkpoint-root = The entries do not add up to the signed checkpoint.
    .help = An entry was changed, added or removed after signing. truce verify names the file; put it back from a copy.
code-checkpoint-truncated = Somebody has cosigned more entries than this folder holds.
    .help = This copy is older than what was seen, or was cut. Ask for the newer files before you rely on it.
code-checkpoint-missing = There is no checkpoint here.
    .help = Without it nothing says how many entries there are. Put it back from a copy, or restore the backup.
code-key-form = This is not a key.
    .help = Copy the whole line of the key again; one changed character is found.
code-key-weak = This key is one of the weak ones for which a signature proves nothing.
    .help = Ask its holder for a new key.
code-policy-form = The file of keys and witnesses cannot be read.
    .help = Put it back from a copy, or name your own with --policy.
code-quorum-missing = The witnesses that make a history one of record have not cosigned it.
    .help = Ask them to cosign (truce witness), or take the last checkpoint that they did cosign.
code-history-conflict = Two different histories of the same length are signed.
    .help = Keep both files: together they prove that the log showed two histories. Do not add to either.
code-proof-form = This is no proof.
    .help = Download the receipt again.
code-proof-wrong = The proof does not lead from this entry to the checkpoint.
    .help = Entry and receipt do not belong together, or one of them was changed.
code-request-form = This is no request for a cosignature.
    .help = Scan or copy it again as a whole.
code-cosignature-time = The cosignature carries no time.
    .help = Ask the witness to sign again with a program that states the time.
code-entry-form = This entry is not of the form in which entries are stored.
    .help = It needs an id and a channel; look at the line.
code-entry-too-long = The entry is longer than a log takes.
    .help = An entry has at most 65,535 bytes, a sealed body 262,144. Keep the text as a document and name its hash.
code-entry-newer-form = This entry is from a newer version of Truce.
    .help = It is kept and proven, but not read. Use the newer version to read it.
code-entry-channel = This entry says that it belongs to another channel.
    .help = It was moved. Put the file back from a copy.
code-entry-author-unknown = The author of this entry has no key in this record.
    .help = Enter the key first (kind "key enrolled"), then the entry.
code-entry-signature = The author's signature does not fit the entry.
    .help = The entry was changed after signing. Ask its author to hand it in again.
code-entry-id-reused = Another entry with this id and another content is there already.
    .help = Nothing was entered. Give the new one an id of its own, or let it name the other in "corrects".
code-body-missing = A sealed body is missing.
    .help = Put the file back from a copy. The entry itself is proven without it.
code-body-wrong = A sealed body is not the one that the entry names.
    .help = The file was changed. Put it back from a copy.
code-body-erased = This body was erased: its key was destroyed.
    .help = It cannot be opened any more. Copies that were handed out before cannot be recalled.
code-body-unopened = None of your keys opens this body.
    .help = Use the key of one of its holders, or the one that is kept on paper.
code-key-slot-wrong = The stored key of a sealed body was changed.
    .help = Put the file back from a copy; without it the body cannot be opened.
code-recipients-too-few = Sealed material needs at least two recipients, one of them kept offline.
    .help = Name both: --recipient for the key in use, --offline for the one on paper. A lost key cannot be replaced later.
code-recipient-form = This is not the address of a recipient.
    .help = A recipient begins with age1; copy the whole word.
code-tile-missing = A file of the tree is missing.
    .help = Put it back from a copy, or run truce record restore.
code-tile-wrong = A file of the tree was changed.
    .help = Put it back from a copy, or run truce record restore.
code-bundle-missing = A file of entries is missing.
    .help = Put it back from a copy, or run truce record restore.
code-bundle-wrong = A file of entries was changed.
    .help = Put it back from a copy, or run truce record restore.
code-file-name-hash = The content of this file does not fit its name.
    .help = It was changed. Put it back from a copy.
code-file-unknown = A file lies here that does not belong to the record.
    .help = Look at it and move it elsewhere.
code-journal-unfinished = The last write was not finished; it was never acknowledged.
    .help = Nothing to do: the next program that writes removes it.
code-journal-damaged = What was acknowledged but not yet filed was changed on the disk.
    .help = Do not write on. Restore the backup, and compare with the copies of the other members.
code-both-forms = The folder holds both record.jsonl and signed logs.
    .help = Only one of them can be the record. Compare them (truce record export), then move record.jsonl elsewhere; if signing was broken off, run truce record sign again.
code-already-signed = The record of this folder is signed already.
    .help = Nothing to do. truce record add enters more.
code-record-missing = There is no record.jsonl here.
    .help = Look at the name of the folder; truce new makes one.
code-channel-name = This is not the name of a channel.
    .help = A channel is one or more compartments joined by "+", without spaces at their ends: desk, public, desk+North.
code-channel-unknown = There is no such channel here.
    .help = Look at the name; a channel comes into being with its first entry.
code-head-moved = Somebody entered something in between.
    .help = Nothing was entered. Look at what is new, then hand it in again.
code-locked = Another program is writing to this folder.
    .help = Wait until it has finished, or stop it. A lock left by a program that died is seen through.
code-read-only = This folder can only be read.
    .help = A copy that was handed out has no key to sign with. Enter it where the record is kept.
code-behind-own-checkpoint = This folder is older than what was last signed with its key.
    .help = Nothing is signed, because two histories would come to be. Put the newer files back; a restored backup needs the entries since it was made.
code-behind-witness = A witness has seen more entries than this folder holds.
    .help = Nothing is signed. Put the newer files back, or ask the witness for its copy.
code-signing-key-missing = The key of this log is not here.
    .help = It lies in the private folder where the record is kept. Restore the backup to go on writing.
code-clock-off = The clock of this machine is far from the times already in the record.
    .help = Nothing was entered. Set the clock, then try again.
code-disk-full = The disk is full.
    .help = Nothing was lost; reading goes on. Make room and try again.
code-disk-failed = The disk did not do what it was asked.
    .help = Nothing more is acknowledged until it does. Look at the disk before you go on.
code-outcome-unknown = The disk failed while writing; nobody can say yet whether the entry is there.
    .help = Hand the same entry in again: it is entered once at most.
code-backup-form = This file is no backup of a process.
    .help = truce record backup makes one.
code-backup-target = The folder to restore to is not empty.
    .help = Restore into a new folder, check it with truce verify, then take it into use.
code-line-break = An entry is one line.
    .help = Write the JSON object without line breaks.

record-added = Entered { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}; { $there } were there already.
record-signed = { $count ->
    [one] { $count } entry is
   *[other] { $count } entries are
} signed in { $channels }.
record-signed-next = The private folder holds the keys of the logs. Back it up, and give nobody a copy.
record-exported = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
} written to { $file }.
record-erased = The sealed body of { $id } is destroyed. Copies that were handed out before cannot be recalled.
record-backed-up = { $count ->
    [one] { $count } file
   *[other] { $count } files
} of this process in { $file }. It holds the keys of the logs: keep it locked away.
record-restored = { $count ->
    [one] { $count } file
   *[other] { $count } files
} in { $folder }. If entries were made after the backup, do not write here: bring those files along first.
record-opened = { $bytes } bytes of the sealed body of { $id } in { $file }.
record-not-signed = The record of { $folder } is not signed; this needs truce record sign first.
record-no-entry = No entry has the id { $id }.
record-cosigned = { $witness } has seen { $channel } up to entry { $size }, on { $date }.
receipt-title = Receipt
receipt-entry = Entry { $id } in the channel { $channel }, number { $number } of { $size }.
receipt-limits = It proves that this entry stands in the log, and who has seen it; not that it is true, and not that nothing was left out.
verify-progress = { $channel }: { $done } of { $all }
verify-channel = { $channel }: { $size ->
    [one] { $size } entry
   *[other] { $size } entries
}, { $errors ->
    [0] nothing changed
    [one] { $errors } error
   *[other] { $errors } errors
}.
verify-erased = { $channel }: { $count ->
    [one] { $count } sealed body was
   *[other] { $count } sealed bodies were
} erased; the tree is whole.
verify-seen = { $channel }: seen by { $witness } up to entry { $size }, on { $date }.
verify-of-record = { $channel }: of record up to entry { $size } since { $date }, by the median of the witnesses' clocks.
verify-nobody = { $channel }: no witness has cosigned; only the keeper's own signature stands behind it.
verify-own-word = The keys were taken from the folder itself, so this shows that it is whole, not whose it is. Name the keys you were given with --policy, and checkpoints you hold with --known.
verify-plain = { $folder } holds record.jsonl, which is not signed: there is nothing to verify.
verify-order = { $file }: the order between channels was changed.
witness-line = Cosigned { $origin } at { $size } entries.
witness-key = Key of this witness: { $key }
witness-serving = Witness { $name } listens at { $address }
witness-refused = Not cosigned: { $answer }
export-done = { $channels } for { $compartment } in { $folder }: { $count ->
    [one] { $count } file
   *[other] { $count } files
}.
export-nothing = No channel here is read by { $compartment }.
export-verify = Its holder checks it with: truce verify { $folder }
log-entry = entry { $number }
log-none = { $folder } holds no logs.
record-policy = { $channel } is now witnessed by { $count ->
    [one] { $count } witness
   *[other] { $count } witnesses
}.
receipt-log = Log
receipt-root = Root of the tree
receipt-needs-policy = A receipt is checked against the keys that you trust: name them with --policy. It must carry its entry.
receipt-of-record = Of record: the quorum of witnesses has cosigned it.
receipt-not-of-record = Not of record: the quorum of witnesses has not cosigned it.
request-title = Request for a cosignature
request-asks = The members of { $channel } are asked to cosign its { $size ->
    [one] first entry
   *[other] first { $size } entries
}.
request-limits = A cosignature says that this history was seen, and when. It says nothing about whether what is entered is true.
paper-code = QR code of the text below
paper-too-long = The text is too long for one code; it goes along as a file.
paper-signed-by = Name, place, date:
`
