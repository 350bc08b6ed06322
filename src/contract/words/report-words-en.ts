// Every sentence of the public report form and its receipt, in English a ten-year-old can read.

export const reportWordsEn = {
  'language.label': 'Language',
  'leave.link': 'Leave this page',
  'leave.note': 'Goes to a weather page. It does not erase your history.',
  'error.titlePrefix': 'Error: {title}',
  'error.summary': 'Please fix this',
  'error.kept': 'What you wrote is still here.',

  'form.title': 'Report what you see',
  'form.intro':
    'Tell us if you see immigration agents, or if they took someone. A trained volunteer reads every report.',
  'form.urgent': 'Is someone in danger now? You can also text or call {phone}.',
  'form.never':
    'We do not ask your name. Please do not write names or anyone’s immigration status.',
  'form.required': '(required)',
  'form.send': 'Send report',
  'form.private':
    'No cookies. We do not keep your internet address. Your report is stored locked. The volunteers on duty can open it.',
  'form.trap': 'Leave this box empty',

  'where.label': 'Where?',
  'where.hint':
    'Two streets that cross, the city, and a store or school nearby. Example: 4th and Main, Santa Ana, by the market.',
  'where.missing': 'Write where it is. A street or a store name is enough.',
  'when.label': 'When?',
  'when.now': 'I see it now',
  'when.just_left': 'They just left, less than 1 hour ago',
  'when.earlier': 'It was earlier',
  'when.hearsay': 'I heard about it. I did not see it',
  'when.unknown': 'Not clear',
  'when.missing': 'Choose when it happened.',
  'whenDetail.label': 'If it was earlier, what day and time?',
  'whenDetail.hint': 'Example: today at 7 in the morning.',
  'kind.label': 'What is it about?',
  'kind.sighting': 'I saw agents',
  'kind.arrest': 'Someone was arrested or taken',
  'kind.other': 'Something else',
  'what.label': 'What do you see?',
  'what.hint': 'What are they doing? What do they wear? What kind of cars?',
  'howMany.label': 'How many agents and cars?',
  'taken.label': 'Did they take anyone?',
  'taken.yes': 'Yes',
  'taken.no': 'No',
  'taken.unsure': 'I am not sure',
  'photos.label': 'Photos',
  'photos.hint':
    'Up to 6 files, 10 MB each. We remove hidden location data from the copy that volunteers see.',
  'voice.label': 'Voice message',
  'voice.hint': 'You can record it on your phone and choose the file here.',
  'contact.label': 'How can we reach you?',
  'contact.hint': 'A phone number is best. You can leave this empty.',
  'mayContact.label': 'May we contact you?',
  'mayContact.call': 'Yes, call me',
  'mayContact.text': 'Yes, text me',
  'mayContact.no': 'No',
  'field.tooLong': '{field} This has {count} characters. The most we can take is {max}.',

  'files.already': {
    one: '{count} file is already uploaded. You do not need to choose it again.',
    other: '{count} files are already uploaded. You do not need to choose them again.',
  },
  'files.notStored': 'Your files could not be kept. Please choose them again.',
  'files.kept': { one: '{count} file kept.', other: '{count} files kept.' },
  'files.refusedTitle': 'Your report is kept. These files are not:',
  'files.refusedOnly': 'These files are not kept:',
  'refused.too_many': 'File {n}: only {max} files fit in one report.',
  'refused.too_large': 'File {n}: it is larger than 10 MB.',
  'refused.too_large_in_all': 'File {n}: all files together are larger than 30 MB.',
  'refused.not_media': 'File {n}: it is not a photo, a video or a sound recording.',
  'refused.empty': 'File {n}: it is empty.',
  'refused.busy':
    'File {n}: many people are sending files now. Please add it again in a few minutes.',

  'find.title': 'Already sent a report?',
  'find.label': 'Your code',
  'find.send': 'See my report',

  'receipt.title': 'Your report',
  'receipt.thanks': 'We have your report. Thank you.',
  'receipt.code': 'Your code',
  'receipt.keep': 'Write it down or take a photo. With it you can come back to:',
  'receipt.who': 'Anyone with this code can see this page. It never shows what you wrote.',
  'receipt.progress': 'What is happening',
  'step.received': 'Received',
  'step.received.now': 'Your report is waiting for a volunteer.',
  'step.being_read': 'Being read',
  'step.being_read.now': 'A volunteer is reading it.',
  'step.went_to_look': 'People went to look',
  'step.went_to_look.now': 'Trained people went to look.',
  'step.result': 'Result',
  'step.done': 'done',
  'step.here': 'now',
  'step.later': 'not yet',
  'step.skipped': 'not this time',
  'outcome.answered': 'A volunteer read your report and answered it.',
  'outcome.joined': 'Other people told us the same. We put the reports together.',
  'outcome.not_our_area': 'This place is outside our area. Please call a group near it.',
  'outcome.closed': 'A volunteer read your report. We are done with it. Thank you.',
  'receipt.stored': 'Your report is kept.',
  'receipt.storedNote':
    'We cannot show how far it is right now. Please look again in some minutes. You do not need to send it again.',

  'add.title': 'Add something',
  'add.words': 'What do you want to add?',
  'add.wordsHint': 'For example: they left, or more cars came.',
  'add.send': 'Add to my report',
  'add.missing': 'Write something, or choose a photo or a voice message.',
  'add.thanks': 'We added it to your report. Thank you.',
  'add.again': 'Send another report',

  'refusal.notFound.title': 'We cannot find this code',
  'refusal.notFound.text':
    'Check the letters and numbers. Old reports are erased, and their codes stop working.',
  'refusal.tooMany.title': 'Please wait a little',
  'refusal.tooMany.text':
    'Too many tries came from your connection. Wait {seconds} seconds and try again. Is it urgent? Text or call {phone}.',
  'refusal.unavailable.title': 'We cannot show this now',
  'refusal.unavailable.text':
    'If you have a code, your report is kept. Please try again in some minutes. Is it urgent? Text or call {phone}.',
  'refusal.notStored.title': 'Your report was not sent',
  'refusal.notStored.text':
    'We could not store it. Go back and send it again in a minute. Is it urgent? Text or call {phone}.',
  'refusal.invalid.title': 'Your report did not arrive whole',
  'refusal.invalid.text':
    'The connection was cut, so nothing was kept. Go back and send it again. Is it urgent? Text or call {phone}.',
  'refusal.tooLarge.title': 'Your report is too large',
  'refusal.tooLarge.text':
    'Nothing was kept. Go back, choose fewer or smaller files, and send it again. Is it urgent? Text or call {phone}.',
  'refusal.again': 'Go to the report form',

  'body.changed': 'Sent again with changes.',
} as const;
