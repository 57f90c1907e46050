### The bot's texts in English. The keys are the same in en.ftl and ru.ftl.

## Getting acquainted
start =
    <b>Eight Days</b> is a bot for people who love Moscow Does Not Believe in Tears.

    Ask me about the film or the 2025 series as you would ask a friend: “who played Gosha?”, “where was the picnic filmed?”, “why did Rudolf become Rodion?”. Typos are fine, Russian is fine, even ghbdtn is fine.

    /fact tells a fact at random, /quote a line from the film, /help everything else.
start-group =
    Here I am. Ask with /ask, by replying to me or by mentioning me: “/ask who played Gosha?”. The rest is in /help.
help =
    <b>How to ask</b>
    In a private chat, just write. In a group: <code>/ask question</code>, a reply to me, or @{ $username } anywhere in the text.
    In any other chat: type @{ $username } and a few words, then choose an answer from the list.
    If you edit your question, I edit my answer.

    <b>Commands</b>
    /ask – a question about the film or the series
    /fact – a fact at random
    /quote – a line from the film
    /quiz – a quiz, /top – its table
    /countdown – how long to go, /calendar – what is ahead
    /remind – reminders of dates
    /settings – settings
    /language – language / язык
    /privacy – what I keep
    /forgetme – forget you
    /me – your Telegram id (in a private chat)

    Every answer names its source. What I do not know, I say so.
not-a-command = I have no such command. See /help for those I have, or simply ask in words.

## Questions
ask-what = What shall I tell you about? Put the question after the command: <code>/ask who wrote the script?</code>
ask-what-group = What shall I tell you about? Reply to this message with your question.
source = Source: { $names }
sources = Sources: { $names }
as-of = As of { $date }.
interpretation = This is a reading, not a fact: viewers disagree.
choices = I am not sure what you mean. Perhaps one of these?
unknown =
    I do not know that. My subject is Moscow Does Not Believe in Tears: the film, the 2025 series, the actors, the making of it, the lines.
    Try other words, or send /fact and I will tell you something at random.
unknown-with-topics =
    I have no exact answer to that. Perhaps one of these helps:
line-unknown = I do not know that line: it is not among those of the film and the series that I keep.
spoiler-ahead = Spoiler ahead: tap to read.
button-more = More
button-missed = Not that
rated-up = Thank you!
rated-down = Thank you, noted.
more-choices = I can also tell you:
more-none = That is all I know about it.
missed-choices = Then perhaps one of these?
inline-ask = Ask me in a private chat
inline-nothing = Nothing found. Try other words, or ask me here
fact-of-the-day = Fact of the day
no-words = Those are only symbols, and I understand words. Ask, for example: “Who directed the film?”
not-text = Lovely, but I understand text only. Write your question in words, typos and all.
talk-greeting = Hello! Ask me something about Moscow Does Not Believe in Tears: for example, how many days Gosha was missing.
talk-thanks = Thank you for asking. Another question?
talk-understood = Good. Ask me more whenever you like.
talk-farewell = See you! If you watch it again and want to argue, I am here.
talk-who-are-you = I am the bot Eight Days: I know the film Moscow Does Not Believe in Tears and the 2025 series, and I name my sources. I do not pass myself off as a human; I am no Rudolf.
talk-how-are-you = All is well: I live in 1979 and 2025 at once. What shall I tell you about?
talk-rude = Please do not be cross. If my answer missed the point, ask in other words and I will try again.
not-your-button = This button is for the person who asked.
old-button = This button is out of date. Please ask again.
failed = I could not answer: the fault is mine, not yours. Please try again a little later.

## Language
language-choose = Which language shall I speak here? На каком языке говорить в этом чате?
language-set = I speak English here.
language-admins-only = The group’s language is chosen by its admins.

## Groups
greeting =
    Hello! I am Eight Days, a bot about the film Moscow Does Not Believe in Tears and the 2025 series. Ask me: <code>/ask who played Gosha?</code>
greeting-deaf =
    As long as I am not an admin, only commands and replies to my messages reach me; @mentions may not.

## About data
privacy =
    <b>What I keep</b>
    • the chat’s number, its kind, language and settings; for groups also the title and the topics;
    • which dates to remind you of, at what hour and in which zone, if you asked for it;
    • for the quiz, your first name, answers, points and achievements; /me takes you off the tables;
    • the numbers of the question’s and the answer’s messages, for two days, to edit the answer when you edit the question;
    • the message itself only while I am answering it, and the question for an hour in memory, for the buttons below the answer.

    I keep neither texts nor history, and names only for the quiz’s tables. /forgetme deletes everything that has to do with you.
forget-ask = Delete everything I remember about you? The chosen language will be forgotten too.
forget-yes = Yes, forget me
forget-no = No, keep it
forget-done = Done: I do not remember you. Write again and we shall meet anew.
forget-kept = All right, everything stays as it was.
forget-private = That is done in a private chat with me.
me = Your Telegram id: <code>{ $id }</code>
me-private = I show your id in a private chat.

## Name, descriptions and the menu of commands
bot-name = Eight Days
bot-short-description = Moscow Does Not Believe in Tears: answers about the film and the 2025 series, with sources.
bot-description =
    Ask about the film Moscow Does Not Believe in Tears or the 2025 series: who played whom, where it was filmed, how it ends and why. I answer in English and Russian, forgive typos and name my sources.
command-help = what I can do
command-ask = ask about the film or the series
command-fact = a fact at random
command-quote = a line from the film
command-language = language / язык
command-privacy = what I keep
command-forgetme = forget me
command-me = my Telegram id

nothing-to-cancel = There is nothing to cancel: nothing is under way.
conversation-lost = I have been updated and lost the thread of our talk. Please begin again, for example with the same command.

## The quiz: achievements
quiz-achievement-acquaintance = A chance acquaintance
quiz-achievement-acquaintance-meaning = The first right answer
quiz-achievement-first-part = End of part one
quiz-achievement-first-part-meaning = The first game played
quiz-achievement-only-beginning = Life is only beginning
quiz-achievement-only-beginning-meaning = Forty right answers
quiz-achievement-foreman = Exemplary worker
quiz-achievement-foreman-meaning = Five hundred right answers
quiz-achievement-director = Director of the plant
quiz-achievement-director-meaning = Ten questions or more without one mistake
quiz-achievement-eight-days = Eight days
quiz-achievement-eight-days-meaning = Eight right answers in a row
quiz-achievement-last-train = Running for the last train
quiz-achievement-last-train-meaning = Twenty-five right answers, each within four seconds
quiz-achievement-soul-of-the-party = Life of the party
quiz-achievement-soul-of-the-party-meaning = First place in a group among four players or more
quiz-achievement-dormitory = One dormitory
quiz-achievement-dormitory-meaning = A victory with one’s team
quiz-achievement-professor = The professor’s daughter
quiz-achievement-professor-meaning = Five right answers in each of five topics
quiz-achievement-shift = A week of shifts
quiz-achievement-shift-meaning = The question of the day answered seven days running
quiz-achievement-lesson = A lesson learnt
quiz-achievement-lesson-meaning = Every mistake of a game put right

## The quiz: topics
quiz-topic-plot = Plot
quiz-topic-characters = Characters
quiz-topic-quotes = Quotes
quiz-topic-cast = Cast
quiz-topic-people = Lives
quiz-topic-making = Making of
quiz-topic-music = Music
quiz-topic-places = Places
quiz-topic-awards = Awards
quiz-topic-success = Release and fame
quiz-topic-details = Details and goofs
quiz-topic-series = The 2025 series

## The countdown
countdown-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
countdown-hours =
    { $hours ->
        [one] { $hours } hour
       *[other] { $hours } hours
    }
countdown-years =
    { $years ->
        [one] { $years } year
       *[other] { $years } years
    }
countdown-in = in { $span }
countdown-ago = { $span } ago
countdown-soon = in less than an hour
countdown-tomorrow = tomorrow
countdown-line-today = today
countdown-today = Today!
countdown-at = { $date } at { $time }
countdown-comma = ,{" "}
countdown-link = Watch: { $link }
countdown-uncertain = The date is an estimate: no exact one was announced.
countdown-will-be = : { $span } then.
countdown-anniversary = { $span } ago today.
countdown-birthday = { $span } old today. Happy birthday!
countdown-born = Born { $span } ago today.
countdown-memorial = { $span } since the death. We remember.
countdown-rest =
    …and { $count ->
        [one] { $count } more event
       *[other] { $count } more events
    }. All of them: /calendar.
countdown-card-left = To go
countdown-card-passed = It has been
countdown-card-today = Today

## Settings
settings-own = <b>Your settings</b>
settings-of-chat = Settings of the chat
settings-chats = 💬 Groups and channels
settings-which-chat = Whose settings? Here are the chats whose settings you have opened before.
settings-no-chats =
    Chats whose settings you open will appear here.

    In a group send /settings. Add a channel with the button below: both of us must be its admins.
settings-add-channel = ➕ Add a channel
settings-channel-ask =
    Forward any post of the channel here, or send its name: @name.

    Changed your mind? /cancel.
settings-channel-unknown = I cannot see such a channel. Make me its admin, then send @name or forward a post. Changed your mind? /cancel.
settings-in-private = Open in private
settings-back-chats = ‹ All chats
settings-back = ‹ Back
settings-close = Close
settings-closed = Settings closed. Open them again with /settings.
settings-cancelled = Fine, everything stays as it was.
settings-gone = I am no longer in that chat, or cannot see it.
settings-admins-only = Only the chat’s admins change its settings.
settings-proof = You are writing as the group. Press the button: I will check that you are an admin and open the settings for you.
settings-proof-button = I am an admin
settings-type = Send the answer as a message.
settings-type-reply = Reply to this message.
settings-language = 🌐 Language: { $now }
settings-language-text = Which language shall I speak?
settings-language-ru = Русский
settings-language-en = English
settings-zone = 🕰 Time zone: { $zone }, now { $time }
settings-zone-text = The time zone is <b>{ $zone }</b>. Days and hours are counted by it.
settings-zone-type = Choose below or name a city: “Kazan”, “Berlin”, “UTC+5”.
settings-zone-none = I cannot find “{ $typed }”. Try the nearest large city.
settings-zone-near = I cannot find “{ $typed }”. Did you mean { $zone }?
settings-zone-set = It is { $time } here now ({ $zone }).
settings-answers = 💬 Answers: { $now }
settings-answers-text = When shall I answer in the group?
settings-answers-off = only when asked
settings-answers-on = also when I am sure
settings-answers-hears = I can see every message of the group.
settings-answers-deaf = I can see commands and mentions only. To answer by myself I must be an admin, or Group Privacy must be off at @BotFather.
settings-spoilers = 🙈 The plot: { $now }
settings-spoilers-text = Shall I hide what gives away the plot under a spoiler?
settings-spoilers-off = not hidden
settings-spoilers-on = hidden under a spoiler
settings-ephemeral = 👤 Answers are seen by: { $now }
settings-ephemeral-text = Who sees my answers to questions in the group?
settings-ephemeral-off = everybody
settings-ephemeral-on = only the person who asked
settings-news = 📣 Announcements: { $now }
settings-news-text = Shall I pass on announcements from the bot’s team? Countdowns and quizzes are not affected.
settings-news-off = no
settings-news-on = yes
settings-topic = 🧵 Topic: { $now }
settings-topic-text = Which topic shall countdowns, questions of the day and announcements go to?
settings-topic-general = General
settings-topic-here = This topic
settings-topic-number = Topic no. { $number }
settings-topic-shut = The chosen topic is closed. Reopen it or choose another; until then I write to General.
settings-topic-closed = That topic is closed. Choose another.
remind-group = Your own reminders are set in a private chat with me; the group’s are set by its admins: /settings.
command-settings = settings
command-remind = reminders of dates

countdown-unknown = My calendar has no such date. What it has is in /calendar.
countdown-moved = The date has changed!
countdown-topic-lost = The topic where I used to post was closed or deleted, so I post here now. Admins can choose another: /settings.
calendar-title = What is ahead
calendar-empty = Nothing is ahead yet.
calendar-earlier = ‹ Earlier
calendar-later = Later ›
calendar-add = ➕ Add a date
calendar-add-when =
    When is it? Write it so: <code>2027-03-01 19:00 Moscow</code>. The time and the city may be left out.

    Changed your mind? /cancel.
calendar-add-title-ru = What is it called in Russian? Up to { $max } characters, for instance «Премьера второго сезона».
calendar-add-title-en = And in English?
calendar-add-kind = What is it? That decides who hears of it, and when.
calendar-kind-premiere = A premiere: counted down from 100 days
calendar-kind-episode = An episode: the eve and the day
calendar-kind-broadcast = A broadcast: the eve and the day
calendar-kind-anniversary = An anniversary: every year, from 100 days
calendar-kind-announced = Something else: the day itself
calendar-add-check =
    Add it to the calendar?

    <b>{ $title }</b>
    { $when }

    { $places ->
        [0] Nobody will hear of it yet: no chat has chosen such dates.
        [one] { $places } chat will hear of it.
       *[other] { $places } chats will hear of it.
    }
calendar-add-past = Mind that this date has passed.
calendar-add-yes = Add
calendar-add-no = Leave it
calendar-added = Done. It stands in the calendar: /calendar.
calendar-full = The calendar holds { $max } dates of yours already. Remove some: /calendar.
calendar-remove = 🗑 { $title }
calendar-remove-ask = Remove “{ $title }” from the calendar?
calendar-remove-yes = Remove
calendar-removed = Removed.
calendar-remove-over = This date is no longer in the calendar.
premiere-none = There is no premiere in the calendar.
premiere-now =
    The premiere is set for <b>{ $when }</b>.

    To move it: <code>/premiere 2027-03-01 19:00 Moscow</code> (time and city may be left out). To put the file’s date back: <code>/premiere back</code>.
premiere-how = Write it like this: <code>/premiere 2027-03-01 19:00 Moscow</code>
premiere-wrong-date = “{ $typed }” is not a date.
premiere-wrong-day = There is no such day as { $typed }.
premiere-wrong-time = No clock shows “{ $typed }”.
premiere-wrong-zone = I cannot find a city or zone called “{ $typed }”.
premiere-wrong-far = { $typed } is too far off. Is there a typo in the year?
premiere-ask =
    Move the premiere?

    From: { $from }
    To: <b>{ $to }</b>

    { $places ->
        [0] Nobody follows it, so nobody is told.
        [one] { $places } chat will be told.
       *[other] { $places } chats will be told.
    }
premiere-past = Note that this date has already passed.
premiere-ask-back = Put the file’s date back?
premiere-yes = Move
premiere-no = Leave
premiere-kept = Everything stays as it was.
premiere-moved =
    Done. { $places ->
        [0] There was nobody to tell.
        [one] Telling { $places } chat.
       *[other] Telling { $places } chats.
    }
settings-countdown = ⏳ Countdown: { $now }
settings-countdown-off = off
settings-countdown-now = { $how }, { $at }
settings-countdown-text-off = Shall I remind you of dates: the premiere, episodes, the film’s anniversaries, birthdays? I write seldom, and to the point.
settings-countdown-on = Switch on
settings-countdown-stop = Switch off
settings-post-failed = The last post could not be sent: I am not allowed to write here. Check my rights.
settings-countdown-text = What shall I remind you of, and how often? Hours are counted in { $zone }.
settings-next = The next posts
settings-next-none = Nothing within a year.
settings-live-next = One pinned message that counts by itself; I update it once a day.
settings-events-premiere = premieres
settings-events-episodes = episodes, showings
settings-events-anniversaries = anniversaries
settings-events-birthdays = birthdays
settings-events-all = everything
settings-cadence-daily = every day
settings-cadence-weekly = every week
settings-cadence-milestones = on round dates
settings-hour = 🕙 { $at }
settings-hour-text = At what time? Choose, or name one such as 9:30.
settings-hour-wrong = No clock shows “{ $typed }”. It must be from 0:00 to 23:59.
settings-hour-set = Fine, at { $at }.
settings-silent = 🔕 without sound
settings-loud = 🔔 with sound
settings-live = 📌 a pinned message
settings-preview-button = 👀 What it looks like
settings-preview = This is how the next post will read; a picture goes above it.
command-countdown = how long to go
command-calendar = what is ahead

## The quiz
quiz-choose = <b>The quiz.</b> Choose what and how I ask; I will remember it.
quiz-topic = Topic: { $topic }
quiz-all-topics = Everything, mixed
quiz-which-topic = What about?
quiz-difficulty-any = Any difficulty
quiz-difficulty-1 = Easy
quiz-difficulty-2 = Medium
quiz-difficulty-3 = Hard
quiz-seconds = { $seconds } s
quiz-no-limit = no clock
quiz-questions =
    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }
quiz-go = ▶️ Begin
quiz-begins = Here we go!
quiz-busy = A game is on here already. To end it: /stop.
quiz-no-questions = I have no such questions. Try another topic.
quiz-nothing-to-stop = There is nothing to stop: no game is on. To begin one: /quiz.
quiz-lobby = Quiz time!
quiz-lobby-rules =
    { $length ->
        [one] { $length } question
       *[other] { $length } questions
    }, { $seconds } seconds each. We begin in half a minute; latecomers play from the next question.
quiz-lobby-players =
    { $count ->
        [0] Nobody yet.
       *[other] Playing ({ $count }): { $names }
    }
quiz-join = ✋ I am in
quiz-team = Team { $team }
quiz-begin = ▶️ Begin now
quiz-joined = You are in!
quiz-joined-later = You are in, from the next question on.
quiz-ready = Ready; waiting for the others.
quiz-lobby-closed = The quiz has begun!
quiz-refused-joined = You are in already.
quiz-refused-full = There are no more seats.
quiz-refused-not-yours = Only the person who began the game, or an admin, can stop it.
quiz-refused-not-joined = Join the game first.
quiz-refused-over = This game is over.
quiz-somebody = somebody
quiz-answer = The answer:
quiz-source = Source:
quiz-no-answer = Time is up.
quiz-right =
    ✅ Right! +{ $points }{ $streak ->
        [1] {""}
       *[other] , { $streak } in a row
    }
quiz-wrong = ❌ No.
quiz-next = Next ▶️
quiz-stop = Finish
quiz-report = ⚠️ Something is wrong with this question
quiz-reported = Thank you! We will look into it.
quiz-reported-before = You have told us about this question already, thank you.
quiz-nobody-answered = Nobody answered.
quiz-nobody-knew = Nobody knew.
quiz-newcomers = Playing from the next question: { $names }
quiz-void-unknown = I do not know whether the question arrived, so it does not count. On we go.
quiz-void-failed = The question could not be sent and does not count. On we go.
quiz-void-gone = The question was deleted and does not count. On we go.
quiz-void-moved = The group has moved, so the open question does not count. On we go.
quiz-end-stopped = The game was stopped.
quiz-end-silence = Three questions in a row without an answer, so I end here.
quiz-end-empty = There is nobody to play, so I end here.
quiz-end-cannot-send = I cannot send questions here: it seems I am not allowed to send polls. I end here.
quiz-end-interrupted = I was away for too long. The game is over; points for the earlier questions stay.
quiz-end-idle = The question waited for a day. The game is over.
quiz-end-no-questions = Too many questions came to nothing. The game is over.
quiz-podium = Results
quiz-gain = { $name } +{ $points }
quiz-number = { $number }
quiz-podium-row = { $medal } { $name }: { $points } ({ $right } right)
quiz-podium-team = { $medal } Team { $team }: { $points } on average
quiz-podium-empty = Not one answer.
quiz-podium-again = Again: /quiz, the table: /top.
quiz-earned-by = 🏅 { $name }: { $achievement }
quiz-of = { $right } of { $asked }
quiz-score = { $right } of { $asked } right, { $points } points.
quiz-rank-passer-by = A passer-by
quiz-rank-guest = A guest of the capital
quiz-rank-neighbour = A dormitory neighbour
quiz-rank-fan = A fan
quiz-rank-expert = An expert
quiz-rank-muscovite = A true Muscovite
quiz-card = Quiz
quiz-card-lesson = Mistakes mended
quiz-card-points = points
quiz-card-streak = best streak
quiz-card-time = time
quiz-card-place = place
quiz-again = 🔁 Again
quiz-only-mistakes = ✏️ Only my mistakes
quiz-share = 📤 Share
quiz-share-query = quiz
quiz-share-mine = My result
quiz-share-invitation = Invite to the quiz
quiz-share-invitation-text = A quiz on Moscow Does Not Believe in Tears: how many answers do you know?
quiz-share-play = Play
quiz-share-text = { $score } A quiz on Moscow Does Not Believe in Tears: how many do you get?
quiz-daily-heading = Question of the day.
quiz-yesterday = Yesterday’s question
quiz-yesterday-count =
    { $answered ->
        [0] Nobody answered.
       *[other] { $right } of { $answered } were right.
    }
quiz-champion-tag = champion of the week
top-chat = The chat’s table
top-all = The overall table
top-period-today = day
top-period-week = week
top-period-month = month
top-period-season = season
top-period-all = all time
top-season-name = { $season } { $year }
season-winter = winter
season-spring = spring
season-summer = summer
season-autumn = autumn
top-row = { $place }. { $name }: { $points }
top-empty = Empty so far. Play one: /quiz.
top-you = You are no. { $place } of { $of }, with { $points } points.
top-show-chat = 🏠 This chat
top-show-all = 🌍 All chats
me-nothing = You have not played yet. Try /quiz.
me-totals =
    Games: { $games }, points: { $points }
    { $right } of { $answered } right, best streak: { $streak }
me-place = Place in the overall table: { $place } of { $of }
me-topics = By topic
me-topic = { $topic }: { $percent }% ({ $right } of { $answered })
me-achievements = Achievements: { $have } of { $all }
me-hide = Leave the tables
me-show = Come back to the tables
settings-quiz = 🎯 Question of the day: { $now }
settings-quiz-off = none
settings-quiz-none = No question of the day
settings-quiz-text = At what time shall the question of the day come? It is open for a day; the answer comes with the next one.
settings-quiz-text-group = At what time shall the question of the day come? It is open for a day; the answer comes with the next one. Below: how /quiz is played, questions and seconds.
settings-quiz-speed = ⚡️ points for speed
settings-quiz-tag = 👑 a tag for the champion of the week
command-quiz = a quiz
command-stop = stop the quiz
command-top = the quiz’s table

## Announcements
announce-ask =
    Send the message to announce: text, photo, video, document, voice, poll or album. You may forward one.

    Changed your mind? /cancel.
announce-languages = Is this one for everybody, or does the other language get a message of its own?
announce-same = One for all
announce-other-ru = Add it in Russian
announce-other-en = Add it in English
announce-ask-ru = Send the message in Russian.
announce-ask-en = Send the message in English.
announce-refused-quiz = This is somebody else’s quiz: I cannot see its right answer, and so cannot send it as my own. Send something else.
announce-refused-unsupported = I cannot announce this. Text, photo, video, animation, document, audio, voice, poll and album will do.
announce-refused-caption = The caption is too long: Telegram lets bots write 1,024 characters. Make it shorter and send it again.
announce-not-now = Telegram does not answer just now. Please try again in a little while.
announce-refused = Telegram will not take this: { $reason }. Please change the message.
announce-draft = Announcement
announce-progress = The announcement is on its way
announce-report = The announcement is out
announce-kind-text = Text
announce-kind-photo = Photo
announce-kind-video = Video
announce-kind-animation = Animation
announce-kind-document = Document
announce-kind-audio = Audio
announce-kind-voice = Voice
announce-kind-poll = Poll
announce-kind-album = Album
announce-to = To: { $who }, chats: { $count }
announce-when = When: { $when }
announce-now = at once
announce-one-chat = chat { $id }
announce-preview-first = Look at the preview first.
announce-change-audience = 👥 To whom
announce-change-when = 🕑 When
announce-change-options = ⚙️ How
announce-change-content = ✏️ The message
announce-preview = 👀 Preview
announce-send =
    { $count ->
        [one] 📣 Send to { $count } chat
       *[other] 📣 Send to { $count } chats
    }
announce-cancel = Cancel
announce-cancelled = The announcement is cancelled.
announce-over = This announcement no longer exists, or has been confirmed already.
announce-empty = There is nobody to send it to: choose others.
announce-whom = Who shall get it?
announce-audience-everyone = everyone
announce-audience-groups = groups
announce-audience-channels = channels
announce-audience-people = people
announce-audience-ru = readers of Russian
announce-audience-en = readers of English
announce-audience-followers = followers of dates
announce-audience-chat = one chat…
announce-how = How shall it be sent?
announce-option-silent = without sound
announce-option-pins = pinned in groups
announce-option-protected = not to be forwarded
announce-option-paid = paid, faster
announce-ask-when = When? For example <code>tomorrow 9:30</code> or <code>2026-12-31 21:00</code> (zone { $zone }). At once: “now”; changed your mind: /cancel.
announce-when-format = I do not understand. Write a day and a time: <code>tomorrow 9:30</code> or <code>2026-12-31 21:00</code>.
announce-when-day = There is no such day.
announce-when-time = No clock shows such a time.
announce-when-past = That time has already passed.
announce-when-skipped = The clocks change on that day, and there will be no such time. Choose another.
announce-when-far = That is more than a year ahead. Choose a nearer day.
announce-when-repeated = The clocks change on that day, and this time comes twice. I will send it the first time.
announce-ask-chat = Send the number of a chat where I am. Changed your mind? /cancel.
announce-no-chat = I know no such chat. A group’s number begins with a minus.
announce-counts = Sent: { $sent }, left: { $left }, out of reach: { $gone }, refused: { $failed }, skipped: { $skipped }
announce-unknown =
    { $count ->
        [one] { $count } message may or may not have arrived.
       *[other] { $count } messages may or may not have arrived.
    }
announce-speed = A second: { $rate }, time left: { $left }
announce-duration = It took { $time }
announce-paused = Paused.
announce-pause = ⏸ Pause
announce-resume = ▶️ Resume
announce-stop = ⏹ Stop
announce-start-now = ▶️ Send now
announce-again = 🔁 Send those { $count } again
announce-amend = ✏️ Amend everywhere
announce-undo = 🗑 Delete everywhere
announce-undoing =
    { $count ->
        [one] Deleting in { $count } chat.
       *[other] Deleting in { $count } chats.
    }
announce-undo-late = There is nothing to delete: Telegram allows two days for it. Chats sent to: { $count }.
announce-ask-amend = Send a new message of the same kind; I will put it in place of the old one. Changed your mind? /cancel.
announce-amend-poll = A poll cannot be amended: Telegram does not do that.
announce-amend-kind = This is a message of another kind; only the same can take its place: text for text, photo for photo.
announce-amend-count = The album must have as many parts as before.
announce-amending =
    { $count ->
        [one] Amending in { $count } chat.
       *[other] Amending in { $count } chats.
    }
announce-failures = Where the announcement did not arrive, and why
announcements-title = Announcements
announcements-none = There have been no announcements yet. A new one: /announce.

## Curation
suggest-ask =
    What do I not know yet of the film or the series? Write it in one message, with a link if you can.

    Changed your mind? /cancel.
suggest-private = You can propose a fact in private with me.
suggest-thanks = Thank you! We will look at it and answer you here.
suggest-enough = Thank you, that is enough for today: I take five proposals a day, each of them once.
suggest-accepted = Your proposal was accepted: now I know it. Thank you!
suggest-declined = Your proposal was read, but will not become an answer. Thank you for writing!
review-empty = There is nothing to review: all is done.
review-no-facts = No question is left without an answer.
review-questions = 🧩 Quiz questions: { $count }
review-kind-question = A quiz question
review-people =
    { $count ->
        [one] { $count } person finds fault with it
       *[other] { $count } people find fault with it
    }
review-answers = Answers: { $answered }, right ones: { $right }
review-take-out = 🚫 Ask it no more
review-fine = 👌 It is fine
review-kind-missed = Left without an answer
review-kind-down = An answer was not liked
review-kind-suggestion = A proposal
review-place = { $place } of { $all }
review-count =
    { $count ->
        [one] Asked { $count } time
       *[other] Asked { $count } times
    }
review-answered = I answered:
review-write = ✏️ Write an answer
review-no = 🚫 Not for us
review-done = Done.
review-over = This has been decided.
dialogue-cancelled = Fine, let it be.
review-ask-ru = Write the answer in Russian, up to 700 characters. Changed your mind? /cancel.
review-ask-en = Now the answer in English.
review-ask-question-en = How is this asked in English?
review-ask-question-ru = How is this asked in Russian?
review-ask-source = And the source: its name and, if there is one, its address.
review-written = Noted. I answer so from now on.
dialogue-length = This is { $length } characters long, and from 1 to { $max } are needed: “{ $text }”. Make it shorter.
command-suggest = propose a fact

## For the bot's admins
reload-done = The data was read anew; I answer by it now.
reload-problems =
    { $count ->
        [one] The data has { $count } problem, so everything stays as it was:
       *[other] The data has { $count } problems, so everything stays as it was:
    }
stats =
    People: { $people }, groups: { $groups }, channels: { $channels }
    Left or blocked: { $gone }
    In a day: updates { $updates }, quiz results { $games }
