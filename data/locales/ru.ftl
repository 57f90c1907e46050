### Тексты бота по-русски. Ключи одни и те же в en.ftl и ru.ftl.

## Знакомство
start =
    <b>«Восемь дней»</b> — бот для тех, кто любит фильм «Москва слезам не верит».

    Спросите меня о фильме или о сериале 2025 года — как спросили бы приятеля: «кто играл Гошу?», «где снимали пикник?», «а почему Рудольф стал Родионом?». Пойму и с опечатками, и по-английски, и даже ghbdtn.

    /fact — факт наугад, /quote — реплика из фильма, /help — всё остальное.
start-group =
    Я на месте. Спросите через /ask, ответом на моё сообщение или упомянув меня: «/ask кто играл Гошу?». Остальное — в /help.
help =
    <b>Как спрашивать</b>
    В личной переписке — просто пишите. В группе — <code>/ask вопрос</code>, ответ на моё сообщение или @{ $username } где угодно в тексте.
    В любом другом чате наберите @{ $username } и пару слов, а потом выберите ответ из списка.
    Если поправите вопрос, я поправлю ответ.

    <b>Команды</b>
    /ask — вопрос о фильме или сериале
    /fact — факт наугад
    /quote — реплика из фильма
    /quiz — викторина, /top — её таблица
    /countdown — сколько осталось, /calendar — что впереди
    /remind — напоминания о датах
    /settings — настройки
    /language — язык / language
    /privacy — что я храню
    /forgetme — забыть вас
    /me — ваш номер в Telegram (в личной переписке)

    Каждый ответ называет источник. Чего не знаю, о том так и скажу.
not-a-command = Такой команды у меня нет. Что есть — в /help. А вопрос можно задать просто словами.

## Вопросы
ask-what = О чём рассказать? Напишите вопрос после команды: <code>/ask кто написал сценарий?</code>
ask-what-group = О чём рассказать? Задайте вопрос ответом на это сообщение.
source = Источник: { $names }
sources = Источники: { $names }
as-of = Сведения на { $date }.
interpretation = Это толкование, а не факт: зрители спорят.
choices = Не уверен, о чём вы. Может быть, об этом?
unknown =
    Этого я не знаю. Моё дело — «Москва слезам не верит»: фильм, сериал 2025 года, актёры, съёмки, реплики.
    Попробуйте спросить другими словами или наберите /fact — расскажу что-нибудь наугад.
unknown-with-topics =
    Точного ответа у меня нет. Может быть, вам пригодится что-то из этого:
line-unknown = Этой реплики я не знаю: среди тех, что я помню из фильма и сериала, её нет.
spoiler-ahead = Осторожно, сюжет: нажмите, чтобы прочесть.
button-more = Ещё
button-missed = Не о том
rated-up = Спасибо!
rated-down = Спасибо, учту.
more-choices = Могу рассказать ещё:
more-none = Больше я об этом ничего не знаю.
missed-choices = Тогда, может быть, об этом?
inline-ask = Спросить меня лично
inline-nothing = Ничего не нашлось. Спросите иначе — или лично
fact-of-the-day = Факт дня
no-words = Тут одни значки, а я понимаю слова. Спросите, например: «Кто снял фильм?»
not-text = Красиво, но я понимаю только текст. Напишите вопрос словами — хоть с опечатками.
talk-greeting = Здравствуйте! Спросите что-нибудь о фильме «Москва слезам не верит»: например, сколько дней пропадал Гоша.
talk-thanks = Вам спасибо, что спрашиваете. Ещё вопрос?
talk-understood = Вот и хорошо. Спрашивайте ещё.
talk-farewell = До встречи! Если захочется пересмотреть и поспорить — я здесь.
talk-who-are-you = Я бот «Восемь дней»: рассказываю о фильме «Москва слезам не верит» и о сериале 2025 года и называю источники. Человеком не притворяюсь — не Рудольф же.
talk-how-are-you = Всё хорошо, живу в 1979-м и 2025-м сразу. О чём вам рассказать?
talk-rude = Не сердитесь. Если я ответил невпопад, спросите другими словами — постараюсь.
not-your-button = Эта кнопка для того, кто спрашивал.
old-button = Эта кнопка устарела. Спросите ещё раз.
failed = Не получилось ответить: ошибка у меня, не у вас. Попробуйте ещё раз чуть позже.

## Язык
language-choose = На каком языке говорить в этом чате? Which language shall I speak here?
language-set = Говорю по-русски.
language-admins-only = Язык группы выбирают её администраторы.

## Группы
greeting =
    Здравствуйте! Я «Восемь дней», бот о фильме «Москва слезам не верит» и сериале 2025 года. Спросите: <code>/ask кто играл Гошу?</code>
greeting-deaf =
    Пока я не администратор, до меня доходят только команды и ответы на мои сообщения; упоминания через @ могут не дойти.

## О данных
privacy =
    <b>Что я храню</b>
    • номер чата, его вид, язык и настройки; для групп ещё название и темы;
    • о каких датах, в какой час и по какому поясу напоминать, если вы об этом попросили;
    • для викторины — ваше имя, ответы, очки и достижения; уйти из таблиц можно в /me;
    • номера сообщений с вопросом и ответом — двое суток, чтобы поправить ответ, если вы поправите вопрос;
    • само сообщение — только пока на него отвечаю, а вопрос ещё час в оперативной памяти, ради кнопок под ответом.

    Ни текстов, ни истории переписки я не храню, а имена — только для таблиц викторины. /forgetme удаляет всё, что связано с вами.
forget-ask = Удалить всё, что я о вас помню? Выбранный язык тоже забудется.
forget-yes = Да, забыть
forget-no = Нет, оставить
forget-done = Готово: я вас не помню. Напишете снова — познакомимся заново.
forget-kept = Хорошо, всё осталось как было.
forget-private = Это делается в личной переписке со мной.
me = Ваш номер в Telegram: <code>{ $id }</code>
me-private = Ваш номер я покажу в личной переписке.

## Имя, описания и меню команд
bot-name = Восемь дней
bot-short-description = «Москва слезам не верит»: ответы о фильме и сериале 2025 года, с источниками.
bot-description =
    Спросите о фильме «Москва слезам не верит» или о сериале 2025 года: кто играл, где снимали, чем кончилось и почему. Отвечаю по-русски и по-английски, понимаю опечатки, называю источники.
command-help = что я умею
command-ask = спросить о фильме или сериале
command-fact = факт наугад
command-quote = реплика из фильма
command-language = язык / language
command-privacy = что я храню
command-forgetme = забыть меня
command-me = мой номер в Telegram

nothing-to-cancel = Отменять нечего: мы ничего не начинали.
conversation-lost = Я обновился и потерял нить нашего разговора. Начните, пожалуйста, сначала — например, той же командой.

## Викторина: достижения
quiz-achievement-acquaintance = Случайное знакомство
quiz-achievement-acquaintance-meaning = Первый верный ответ
quiz-achievement-first-part = Конец первой серии
quiz-achievement-first-part-meaning = Первая сыгранная игра
quiz-achievement-only-beginning = Жизнь только начинается
quiz-achievement-only-beginning-meaning = Сорок верных ответов
quiz-achievement-foreman = Ударник труда
quiz-achievement-foreman-meaning = Пятьсот верных ответов
quiz-achievement-director = Директор комбината
quiz-achievement-director-meaning = Десять вопросов или больше без единой ошибки
quiz-achievement-eight-days = Восемь дней
quiz-achievement-eight-days-meaning = Восемь верных ответов подряд
quiz-achievement-last-train = На последнюю электричку
quiz-achievement-last-train-meaning = Двадцать пять верных ответов, каждый быстрее чем за четыре секунды
quiz-achievement-soul-of-the-party = Душа компании
quiz-achievement-soul-of-the-party-meaning = Первое место в группе, где играли четверо или больше
quiz-achievement-dormitory = Одно общежитие
quiz-achievement-dormitory-meaning = Победа вместе с командой
quiz-achievement-professor = Профессорская дочка
quiz-achievement-professor-meaning = По пять верных ответов в пяти темах
quiz-achievement-shift = Неделя без прогулов
quiz-achievement-shift-meaning = Вопрос дня — семь дней подряд
quiz-achievement-lesson = Работа над ошибками
quiz-achievement-lesson-meaning = Все ошибки одной игры исправлены

## Викторина: темы
quiz-topic-plot = Сюжет
quiz-topic-characters = Герои
quiz-topic-quotes = Реплики
quiz-topic-cast = Роли и актёры
quiz-topic-people = Люди и судьбы
quiz-topic-making = Как снимали
quiz-topic-music = Музыка
quiz-topic-places = Места
quiz-topic-awards = Награды
quiz-topic-success = Прокат и слава
quiz-topic-details = Детали и ляпы
quiz-topic-series = Сериал 2025

## Отсчёт
countdown-days =
    { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }
countdown-hours =
    { $hours ->
        [one] { $hours } час
        [few] { $hours } часа
       *[many] { $hours } часов
    }
countdown-years =
    { $years ->
        [one] { $years } год
        [few] { $years } года
       *[many] { $years } лет
    }
countdown-in = через { $span }
countdown-ago = { $span } назад
countdown-soon = меньше чем через час
countdown-tomorrow = завтра
countdown-line-today = сегодня
countdown-today = Сегодня!
countdown-at = { $date } в { $time }
countdown-comma = ,{" "}
countdown-link = Смотреть: { $link }
countdown-uncertain = Дата расчётная: точно её не объявляли.
countdown-will-be = , исполнится { $span }.
countdown-anniversary = Сегодня исполняется { $span }.
countdown-birthday = Сегодня исполняется { $span }. С днём рождения!
countdown-born = Сегодня { $span } со дня рождения.
countdown-memorial = { $span } со дня смерти. Помним.
countdown-rest =
    …и ещё { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[many] { $count } событий
    }. Все — в /calendar.
countdown-card-left = Ещё
countdown-card-passed = Уже
countdown-card-today = Сегодня

## Настройки
settings-own = <b>Ваши настройки</b>
settings-of-chat = Настройки чата
settings-chats = 💬 Группы и каналы
settings-which-chat = Чьи настройки открыть? Здесь чаты, чьи настройки вы уже открывали.
settings-no-chats =
    Здесь появятся чаты, чьи настройки вы откроете.

    В группе отправьте /settings. Канал добавьте кнопкой ниже: и вы, и я должны быть его администраторами.
settings-add-channel = ➕ Добавить канал
settings-channel-ask =
    Перешлите сюда любую запись из канала или пришлите его имя: @имя.

    Передумали — /cancel.
settings-channel-unknown = Такого канала я не вижу. Сделайте меня его администратором и пришлите @имя или перешлите запись. Передумали — /cancel.
settings-in-private = Открыть в личной переписке
settings-back-chats = ‹ К списку чатов
settings-back = ‹ Назад
settings-close = Закрыть
settings-closed = Настройки закрыты. Открыть снова — /settings.
settings-cancelled = Хорошо, оставим как было.
settings-gone = Меня в этом чате больше нет, или он мне не виден.
settings-admins-only = Настройки меняют администраторы чата.
settings-proof = Вы пишете от имени группы. Нажмите кнопку — я проверю, что вы администратор, и открою настройки вам.
settings-proof-button = Я администратор
settings-type = Пришлите ответ сообщением.
settings-type-reply = Ответьте на это сообщение.
settings-language = 🌐 Язык: { $now }
settings-language-text = На каком языке говорить?
settings-language-ru = Русский
settings-language-en = English
settings-zone = 🕰 Часовой пояс: { $zone }, сейчас { $time }
settings-zone-text = Часовой пояс: <b>{ $zone }</b>. По нему считаются дни и часы.
settings-zone-type = Можно выбрать ниже или назвать город: «Казань», «Берлин», «UTC+5».
settings-zone-none = Места «{ $typed }» не нахожу. Попробуйте ближайший большой город.
settings-zone-near = «{ $typed }» не нахожу. Может быть, { $zone }?
settings-zone-set = Теперь здесь { $time } ({ $zone }).
settings-answers = 💬 Ответы: { $now }
settings-answers-text = Когда отвечать в группе?
settings-answers-off = только если спросят
settings-answers-on = и сам, когда уверен
settings-answers-hears = Все сообщения группы мне видны.
settings-answers-deaf = Сейчас мне видны только команды и обращения. Чтобы отвечать самому, сделайте меня администратором или отключите Group Privacy у @BotFather.
settings-spoilers = 🙈 Сюжет: { $now }
settings-spoilers-text = Прятать ли под спойлер то, что выдаёт сюжет?
settings-spoilers-off = не прятать
settings-spoilers-on = прятать под спойлер
settings-ephemeral = 👤 Ответы видны: { $now }
settings-ephemeral-text = Кому видны мои ответы на вопросы в группе?
settings-ephemeral-off = всем
settings-ephemeral-on = только спросившему
settings-news = 📣 Объявления: { $now }
settings-news-text = Присылать ли объявления команды бота? Отсчёты и викторины это не затронет.
settings-news-off = не присылать
settings-news-on = присылать
settings-topic = 🧵 Тема: { $now }
settings-topic-text = В какую тему писать отсчёты, вопросы дня и объявления?
settings-topic-general = General
settings-topic-here = Эта тема
settings-topic-number = Тема № { $number }
settings-topic-shut = Выбранная тема закрыта. Откройте её или выберите другую, а пока я пишу в General.
settings-topic-closed = Эта тема закрыта. Выберите другую.
remind-group = Себе напоминания настраивают в личной переписке со мной, а для группы это делают её администраторы: /settings.
command-settings = настройки
command-remind = напоминания о датах

countdown-unknown = Такой даты в моём календаре нет. Что в нём есть — в /calendar.
countdown-moved = Дата изменилась!
countdown-topic-lost = Тему, куда я писал, закрыли или удалили, и теперь я пишу сюда. Выбрать другую могут администраторы: /settings.
calendar-title = Что впереди
calendar-empty = Впереди пока ничего нет.
calendar-earlier = ‹ Раньше
calendar-later = Дальше ›
calendar-add = ➕ Добавить дату
calendar-add-when =
    Когда это будет? Пишите так: <code>2027-03-01 19:00 Москва</code>. Время и город можно не писать.

    Передумали — /cancel.
calendar-add-title-ru = Как это назвать по-русски? До { $max } знаков, например: «Премьера второго сезона».
calendar-add-title-en = А по-английски?
calendar-add-kind = Что это? От этого зависит, кто и когда об этом услышит.
calendar-kind-premiere = Премьера: отсчёт за 100 дней
calendar-kind-episode = Серия: накануне и в этот день
calendar-kind-broadcast = Показ: накануне и в этот день
calendar-kind-anniversary = Годовщина: каждый год, за 100 дней
calendar-kind-announced = Другое: в этот день
calendar-add-check =
    Добавить в календарь?

    <b>{ $title }</b>
    { $when }

    { $places ->
        [0] Об этом пока никто не услышит: такие даты никто не выбрал.
        [one] Услышит { $places } чат.
        [few] Услышат { $places } чата.
       *[other] Услышат { $places } чатов.
    }
calendar-add-past = Обратите внимание: эта дата уже прошла.
calendar-add-yes = Добавить
calendar-add-no = Не надо
calendar-added = Готово. Дата в календаре: /calendar.
calendar-full = В календаре уже { $max } ваших дат. Уберите лишние: /calendar.
calendar-remove = 🗑 { $title }
calendar-remove-ask = Убрать из календаря «{ $title }»?
calendar-remove-yes = Убрать
calendar-removed = Убрал.
calendar-remove-over = Этой даты в календаре уже нет.
premiere-none = В календаре нет премьеры.
premiere-now =
    Сейчас премьера назначена так: <b>{ $when }</b>.

    Чтобы перенести: <code>/premiere 2027-03-01 19:00 Москва</code> (время и город можно не писать). Вернуть дату из файла: <code>/premiere back</code>.
premiere-how = Пишите так: <code>/premiere 2027-03-01 19:00 Москва</code>
premiere-wrong-date = «{ $typed }» — это не дата.
premiere-wrong-day = Дня { $typed } не бывает.
premiere-wrong-time = «{ $typed }» — такого времени на часах нет.
premiere-wrong-zone = Города или пояса «{ $typed }» не нахожу.
premiere-wrong-far = { $typed } — слишком далеко. Нет ли в годе опечатки?
premiere-ask =
    Перенести премьеру?

    Было: { $from }
    Станет: <b>{ $to }</b>

    { $places ->
        [0] За ней никто не следит, сообщать некому.
        [one] Об этом узнает { $places } чат.
        [few] Об этом узнают { $places } чата.
       *[many] Об этом узнают { $places } чатов.
    }
premiere-past = Обратите внимание: эта дата уже прошла.
premiere-ask-back = Вернуть дату из файла?
premiere-yes = Перенести
premiere-no = Оставить
premiere-kept = Всё остаётся как было.
premiere-moved =
    Готово. { $places ->
        [0] Сообщать никому не пришлось.
        [one] Сообщаю в { $places } чат.
        [few] Сообщаю в { $places } чата.
       *[many] Сообщаю в { $places } чатов.
    }
settings-countdown = ⏳ Отсчёт: { $now }
settings-countdown-off = выключен
settings-countdown-now = { $how }, { $at }
settings-countdown-text-off = Напоминать о датах: премьере, сериях, годовщинах фильма, днях рождения? Пишу редко и только по делу.
settings-countdown-on = Включить
settings-countdown-stop = Выключить
settings-post-failed = Последнюю запись отправить не удалось: мне не разрешено здесь писать. Проверьте мои права.
settings-countdown-text = О чём и как часто напоминать? Часы считаются по поясу { $zone }.
settings-next = Ближайшие записи
settings-next-none = В ближайший год ничего не будет.
settings-live-next = Одно закреплённое сообщение: оно считает само, а я обновляю его раз в день.
settings-events-premiere = премьеры
settings-events-episodes = серии и показы
settings-events-anniversaries = годовщины
settings-events-birthdays = дни рождения
settings-events-all = всё
settings-cadence-daily = каждый день
settings-cadence-weekly = раз в неделю
settings-cadence-milestones = по круглым датам
settings-hour = 🕙 { $at }
settings-hour-text = Во сколько писать? Выберите или назовите время, например 9:30.
settings-hour-wrong = «{ $typed }» — такого времени на часах нет. Нужно от 0:00 до 23:59.
settings-hour-set = Хорошо, в { $at }.
settings-silent = 🔕 без звука
settings-loud = 🔔 со звуком
settings-live = 📌 закреплённое сообщение
settings-preview-button = 👀 Как это выглядит
settings-preview = Вот как будет выглядеть следующая запись; над ней — картинка.
command-countdown = сколько осталось
command-calendar = что впереди

## Викторина
quiz-choose = <b>Викторина</b>. Выберите, что и как спрашивать, — я запомню.
quiz-topic = Тема: { $topic }
quiz-all-topics = Всё вперемешку
quiz-which-topic = О чём спрашивать?
quiz-difficulty-any = Любая сложность
quiz-difficulty-1 = Лёгкие
quiz-difficulty-2 = Средние
quiz-difficulty-3 = Трудные
quiz-seconds = { $seconds } с
quiz-no-limit = без часов
quiz-questions =
    { $count ->
        [one] { $count } вопрос
        [few] { $count } вопроса
       *[many] { $count } вопросов
    }
quiz-go = ▶️ Начать
quiz-begins = Поехали!
quiz-busy = Здесь уже идёт игра. Закончить её — /stop.
quiz-no-questions = Таких вопросов у меня нет. Попробуйте другую тему.
quiz-nothing-to-stop = Останавливать нечего: игра не идёт. Начать — /quiz.
quiz-lobby = Викторина!
quiz-lobby-rules =
    { $length ->
        [one] { $length } вопрос
        [few] { $length } вопроса
       *[many] { $length } вопросов
    } по { $seconds } секунд. Начинаем через полминуты; опоздавшие играют со следующего вопроса.
quiz-lobby-players =
    { $count ->
        [0] Пока никого.
        [one] Играет { $count }: { $names }
       *[many] Играют { $count }: { $names }
    }
quiz-join = ✋ Участвую
quiz-team = Команда { $team }
quiz-begin = ▶️ Начать сейчас
quiz-joined = Вы в игре!
quiz-joined-later = Вы в игре — со следующего вопроса.
quiz-ready = Готово, ждём остальных.
quiz-lobby-closed = Викторина началась!
quiz-refused-joined = Вы уже в игре.
quiz-refused-full = Мест больше нет.
quiz-refused-not-yours = Остановить игру может тот, кто её начал, или администратор.
quiz-refused-not-joined = Сначала присоединитесь к игре.
quiz-refused-over = Эта игра уже закончилась.
quiz-somebody = кто-то
quiz-answer = Верный ответ:
quiz-source = Источник:
quiz-no-answer = Время вышло.
quiz-right =
    ✅ Верно! +{ $points }{ $streak ->
        [1] {""}
        [one] , { $streak } подряд
       *[many] , { $streak } подряд
    }
quiz-wrong = ❌ Нет.
quiz-next = Дальше ▶️
quiz-stop = Закончить
quiz-report = ⚠️ С вопросом что-то не так
quiz-reported = Спасибо! Посмотрим, что с ним.
quiz-reported-before = Вы уже говорили об этом вопросе, спасибо.
quiz-nobody-answered = Никто не ответил.
quiz-nobody-knew = Никто не угадал.
quiz-newcomers = Со следующего вопроса играют: { $names }
quiz-void-unknown = Не знаю, дошёл ли вопрос, поэтому он не считается. Идём дальше.
quiz-void-failed = Вопрос не отправился и не считается. Идём дальше.
quiz-void-gone = Вопрос удалили, он не считается. Идём дальше.
quiz-void-moved = Группа переехала, открытый вопрос не считается. Идём дальше.
quiz-end-stopped = Игра остановлена.
quiz-end-silence = Три вопроса подряд без ответа — заканчиваю.
quiz-end-empty = Играть некому, заканчиваю.
quiz-end-cannot-send = Не могу отправлять сюда вопросы: похоже, мне запрещены опросы. Заканчиваю.
quiz-end-interrupted = Меня слишком долго не было. Игра закончена, очки за прошедшие вопросы остались.
quiz-end-idle = Вопрос сутки ждал ответа. Игра закончена.
quiz-end-no-questions = Слишком много вопросов не состоялось. Игра закончена.
quiz-podium = Итоги
quiz-gain = { $name } +{ $points }
quiz-number = { $number }
quiz-podium-row = { $medal } { $name } — { $points } (верно: { $right })
quiz-podium-team = { $medal } Команда { $team } — { $points } в среднем
quiz-podium-empty = Ни одного ответа.
quiz-podium-again = Ещё раз — /quiz, таблица — /top.
quiz-earned-by = 🏅 { $name }: { $achievement }
quiz-of = { $right } из { $asked }
quiz-score = Верно { $right } из { $asked }, очков: { $points }.
quiz-rank-passer-by = Случайный прохожий
quiz-rank-guest = Гость столицы
quiz-rank-neighbour = Сосед по общежитию
quiz-rank-fan = Поклонник
quiz-rank-expert = Знаток
quiz-rank-muscovite = Коренной москвич
quiz-card = Викторина
quiz-card-lesson = Работа над ошибками
quiz-card-points = очки
quiz-card-streak = лучшая серия
quiz-card-time = время
quiz-card-place = место
quiz-again = 🔁 Ещё раз
quiz-only-mistakes = ✏️ Только мои ошибки
quiz-share = 📤 Поделиться
quiz-share-query = викторина
quiz-share-mine = Мой результат
quiz-share-invitation = Позвать в викторину
quiz-share-invitation-text = Викторина по фильму «Москва слезам не верит»: сколько ответов знаете вы?
quiz-share-play = Сыграть
quiz-share-text = { $score } Викторина по фильму «Москва слезам не верит» — а сколько у вас?
quiz-daily-heading = Вопрос дня.
quiz-yesterday = Вчерашний вопрос
quiz-yesterday-count =
    { $answered ->
        [0] Никто не ответил.
       *[many] Верно ответили { $right } из { $answered }.
    }
quiz-champion-tag = чемпион недели
top-chat = Таблица чата
top-all = Общая таблица
top-period-today = день
top-period-week = неделя
top-period-month = месяц
top-period-season = сезон
top-period-all = всё время
top-season-name = { $season } { $year }
season-winter = зима
season-spring = весна
season-summer = лето
season-autumn = осень
top-row = { $place }. { $name } — { $points }
top-empty = Пока пусто. Сыграйте: /quiz.
top-you = Вы на { $place }-м месте из { $of }, очков: { $points }.
top-show-chat = 🏠 Этот чат
top-show-all = 🌍 Все чаты
me-nothing = Вы ещё не играли. Попробуйте: /quiz.
me-totals =
    Игр: { $games }, очков: { $points }
    Верно { $right } из { $answered }, лучшая серия: { $streak }
me-place = Место в общей таблице: { $place } из { $of }
me-topics = По темам
me-topic = { $topic }: { $percent } % ({ $right } из { $answered })
me-achievements = Достижения: { $have } из { $all }
me-hide = Уйти из таблиц
me-show = Вернуться в таблицы
settings-quiz = 🎯 Вопрос дня: { $now }
settings-quiz-off = нет
settings-quiz-none = Без вопроса дня
settings-quiz-text = Во сколько присылать вопрос дня? Он открыт сутки, ответ — вместе со следующим.
settings-quiz-text-group = Во сколько присылать вопрос дня? Он открыт сутки, ответ — вместе со следующим. Ниже — как играть в /quiz: сколько вопросов и секунд.
settings-quiz-speed = ⚡️ очки за скорость
settings-quiz-tag = 👑 метка чемпиона недели
command-quiz = викторина
command-stop = остановить викторину
command-top = таблица викторины

## Объявления
announce-ask =
    Пришлите сообщение, которое разослать: текст, фото, видео, документ, голосовое, опрос или альбом. Можно переслать готовое.

    Передумали — /cancel.
announce-languages = Это увидят все — или для другого языка нужно своё сообщение?
announce-same = Одно для всех
announce-other-ru = Добавить по-русски
announce-other-en = Добавить по-английски
announce-ask-ru = Пришлите сообщение по-русски.
announce-ask-en = Пришлите сообщение по-английски.
announce-refused-quiz = Это чужая викторина: верный ответ в ней мне не виден, и отправить её от своего имени я не могу. Пришлите другое сообщение.
announce-refused-unsupported = Такое я разослать не могу. Подойдут текст, фото, видео, анимация, документ, аудио, голосовое, опрос и альбом.
announce-refused-caption = Подпись слишком длинная: ботам Telegram позволяет 1024 знака. Сократите её и пришлите ещё раз.
announce-not-now = Telegram сейчас не отвечает. Попробуйте ещё раз чуть позже.
announce-refused = Telegram такое не примет: { $reason }. Измените сообщение.
announce-draft = Объявление
announce-progress = Объявление рассылается
announce-report = Объявление разослано
announce-kind-text = Текст
announce-kind-photo = Фото
announce-kind-video = Видео
announce-kind-animation = Анимация
announce-kind-document = Документ
announce-kind-audio = Аудио
announce-kind-voice = Голосовое
announce-kind-poll = Опрос
announce-kind-album = Альбом
announce-to = Кому: { $who }, чатов: { $count }
announce-when = Когда: { $when }
announce-now = сразу
announce-one-chat = чат { $id }
announce-preview-first = Сначала посмотрите, как это выглядит.
announce-change-audience = 👥 Кому
announce-change-when = 🕑 Когда
announce-change-options = ⚙️ Как
announce-change-content = ✏️ Сообщение
announce-preview = 👀 Посмотреть
announce-send =
    { $count ->
        [one] 📣 Отправить в { $count } чат
        [few] 📣 Отправить в { $count } чата
       *[many] 📣 Отправить в { $count } чатов
    }
announce-cancel = Отменить
announce-cancelled = Объявление отменено.
announce-over = Этого объявления больше нет, или оно уже подтверждено.
announce-empty = Отправлять некому: выберите других.
announce-whom = Кому отправить?
announce-audience-everyone = всем
announce-audience-groups = группам
announce-audience-channels = каналам
announce-audience-people = людям
announce-audience-ru = кто читает по-русски
announce-audience-en = кто читает по-английски
announce-audience-followers = кто следит за датами
announce-audience-chat = в один чат…
announce-how = Как отправить?
announce-option-silent = без звука
announce-option-pins = закрепить в группах
announce-option-protected = запретить пересылку
announce-option-paid = платно, быстрее
announce-ask-when = Когда отправить? Например: <code>завтра 9:30</code> или <code>31.12.2026 21:00</code> (пояс { $zone }). Сразу — «сейчас», передумали — /cancel.
announce-when-format = Не понимаю. Напишите день и время: <code>завтра 9:30</code> или <code>31.12.2026 21:00</code>.
announce-when-day = Такого дня не бывает.
announce-when-time = Такого времени на часах нет.
announce-when-past = Это время уже прошло.
announce-when-skipped = В этот день часы переводят, и такого времени не будет. Выберите другое.
announce-when-far = Это больше чем через год. Выберите день поближе.
announce-when-repeated = В этот день часы переводят, и такое время будет дважды. Отправлю в первый раз.
announce-ask-chat = Пришлите номер чата, где я есть. Передумали — /cancel.
announce-no-chat = Такого чата я не знаю. Номер группы начинается с минуса.
announce-counts = Отправлено: { $sent }, осталось: { $left }, недоступны: { $gone }, отказы: { $failed }, пропущены: { $skipped }
announce-unknown =
    { $count ->
        [one] { $count } сообщение, возможно, дошло, а возможно, нет.
        [few] { $count } сообщения, возможно, дошли, а возможно, нет.
       *[many] { $count } сообщений, возможно, дошли, а возможно, нет.
    }
announce-speed = В секунду: { $rate }, осталось { $left }
announce-duration = Заняло { $time }
announce-paused = Приостановлено.
announce-pause = ⏸ Пауза
announce-resume = ▶️ Продолжить
announce-stop = ⏹ Остановить
announce-start-now = ▶️ Отправить сейчас
announce-again = 🔁 Отправить ещё раз эти { $count }
announce-amend = ✏️ Исправить везде
announce-undo = 🗑 Удалить везде
announce-undoing =
    { $count ->
        [one] Удаляю в { $count } чате.
       *[many] Удаляю в { $count } чатах.
    }
announce-undo-late = Удалять нечего: Telegram даёт на это двое суток. Чатов, куда оно отправлено: { $count }.
announce-ask-amend = Пришлите новое сообщение того же вида — я заменю им отправленное. Передумали — /cancel.
announce-amend-poll = Опрос исправить нельзя: Telegram этого не умеет.
announce-amend-kind = Это сообщение другого вида, а заменить можно только тем же: текст — текстом, фото — фотографией.
announce-amend-count = В альбоме должно быть столько же частей, сколько было.
announce-amending =
    { $count ->
        [one] Исправляю в { $count } чате.
       *[many] Исправляю в { $count } чатах.
    }
announce-failures = Куда объявление не дошло и почему
announcements-title = Объявления
announcements-none = Объявлений ещё не было. Новое — /announce.

## Пополнение знаний
suggest-ask =
    Чего я ещё не знаю о фильме или сериале? Напишите одним сообщением и, если можно, со ссылкой.

    Передумали — /cancel.
suggest-private = Предложить факт можно в личной переписке со мной.
suggest-thanks = Спасибо! Посмотрим и ответим вам здесь.
suggest-enough = Спасибо, на сегодня хватит: в день принимаю пять предложений, и повторять одно и то же не нужно.
suggest-accepted = Ваше предложение приняли, теперь я это знаю. Спасибо!
suggest-declined = Ваше предложение посмотрели, но в ответы оно не войдёт. Спасибо, что написали!
review-empty = Разбирать нечего: всё разобрано.
review-no-facts = Вопросов без ответа нет.
review-questions = 🧩 Вопросы викторины: { $count }
review-kind-question = Вопрос викторины
review-people =
    { $count ->
        [one] Пожаловался { $count } человек
        [few] Пожаловались { $count } человека
       *[many] Пожаловались { $count } человек
    }
review-answers = Ответов: { $answered }, из них верных: { $right }
review-take-out = 🚫 Больше не задавать
review-fine = 👌 Всё в порядке
review-kind-missed = Осталось без ответа
review-kind-down = Ответ не понравился
review-kind-suggestion = Предложение
review-place = { $place } из { $all }
review-count =
    { $count ->
        [one] Спросили { $count } раз
        [few] Спросили { $count } раза
       *[many] Спросили { $count } раз
    }
review-answered = Отвечал так:
review-write = ✏️ Написать ответ
review-no = 🚫 Не по адресу
review-done = Готово.
review-over = Это уже разобрано.
dialogue-cancelled = Хорошо, оставим.
review-ask-ru = Напишите ответ по-русски, до 700 знаков. Передумали — /cancel.
review-ask-en = Теперь ответ по-английски.
review-ask-question-en = Как об этом спросят по-английски?
review-ask-question-ru = Как об этом спросят по-русски?
review-ask-source = И источник: название и, если есть, адрес.
review-written = Записал, отвечаю так с этой минуты.
dialogue-length = Здесь { $length } знаков, а нужно от 1 до { $max }: «{ $text }». Напишите короче.
command-suggest = предложить факт

## Для администраторов бота
reload-done = Данные перечитаны, отвечаю по новым.
reload-problems =
    { $count ->
        [one] В данных { $count } ошибка, всё остаётся по-прежнему:
        [few] В данных { $count } ошибки, всё остаётся по-прежнему:
       *[many] В данных { $count } ошибок, всё остаётся по-прежнему:
    }
stats =
    Людей: { $people }, групп: { $groups }, каналов: { $channels }
    Ушли или заблокировали: { $gone }
    За сутки: обновлений — { $updates }, результатов викторин — { $games }
