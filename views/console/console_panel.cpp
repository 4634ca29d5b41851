#include "views/console/console_panel.h"

#include "qt/document_controller.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "views/console/console_input.h"
#include "views/console/console_output.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/choice_box.h"
#include "views/widgets/link_label.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QSettings>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

constexpr qint64 kMostScriptBytes = 8 << 20;
constexpr auto kLanguageSetting = "console/powershell";
constexpr int kSliceMilliseconds = 12; ///< How long a script may hold up the window.

/// The words under each other in columns, as a shell lists them.
QString columns(const std::vector<std::string>& words)
{
    constexpr std::size_t kWidth = 96;
    std::size_t widest = 0;
    for (const std::string& word : words)
        widest = std::max(widest, word.size() + 2);
    const std::size_t perLine = std::max<std::size_t>(1, kWidth / widest);
    QString text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool ends = (i + 1) % perLine == 0 || i + 1 == words.size();
        const QString word = toQString(words[i]);
        text += ends ? word + QLatin1Char('\n') : word.leftJustified(static_cast<int>(widest));
    }
    return text;
}

std::string commonBeginning(const std::vector<std::string>& words)
{
    std::string common = words.front();
    for (const std::string& word : words) {
        std::size_t length = 0;
        while (length < std::min(common.size(), word.size()) && common[length] == word[length])
            ++length;
        common.resize(length);
    }
    return common;
}

/// A question of several lines begins at the line itself.
const QRegularExpression kLeadingBreaks(QStringLiteral("^\\n+"));

bool isPowerShellScript(const QString& path)
{
    return QFileInfo(path).suffix().toLower() == QLatin1String("ps1");
}

} // namespace

ConsolePanel::ConsolePanel(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                           const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_output(new ConsoleOutput(theme))
    , m_input(new ConsoleInput)
    , m_prompt(new QLabel)
    , m_language(new QComboBox)
    , m_stop(new LinkLabel(tr("Stop"), theme))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(12, 6, 12, 6);
    auto* hint = new QLabel(tr("Commands work on this design, without Azure"));
    heading->addWidget(m_language);
    heading->addSpacing(6);
    heading->addWidget(hint);
    heading->addStretch(1);
    auto* script = new LinkLabel(tr("Run script…"), theme);
    auto* clear = new LinkLabel(tr("Clear"), theme);
    heading->addWidget(m_stop);
    heading->addWidget(script);
    heading->addWidget(clear);
    layout->addLayout(heading);
    layout->addWidget(m_output, 1);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(12, 2, 12, 8);
    line->setSpacing(0);
    line->addWidget(m_prompt);
    line->addWidget(m_input, 1);
    layout->addLayout(line);
    setFocusProxy(m_input);

    m_language->setObjectName(QStringLiteral("language"));
    m_language->addItems({tr("Azure CLI"), tr("PowerShell")});
    nameChoice(*m_language, tr("Language of the console"));
    m_language->setCurrentIndex(QSettings().value(QLatin1String(kLanguageSetting)).toBool() ? 1
                                                                                            : 0);
    m_stop->setObjectName(QStringLiteral("stop"));
    m_stop->hide();
    m_prompt->setObjectName(QStringLiteral("prompt"));
    m_prompt->setTextFormat(Qt::PlainText);
    m_prompt->setFont(theme.theme().monoFont());
    m_prompt->setBuddy(m_input);
    m_input->setFont(theme.theme().monoFont());
    m_input->setAccessibleName(tr("Command"));
    const auto restyle = [this, hint, &theme] {
        const auto color = [&](ColorRole role) { return theme.theme().color(role).name(); };
        hint->setStyleSheet(QStringLiteral("color: %1").arg(color(ColorRole::MutedText)));
        m_prompt->setStyleSheet(QStringLiteral("color: %1").arg(color(ColorRole::Good)));
        m_input->setStyleSheet(
            QStringLiteral("QLineEdit { border: none; background: transparent; padding: 2px 0; }"));
    };
    connect(&theme, &ThemeManager::changed, this, restyle);
    restyle();

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ConsolePanel::work);
    connect(m_input, &ConsoleInput::lineEntered, this,
            [this](const QString& text) { run({text}); });
    connect(m_input, &ConsoleInput::linesPasted, this, &ConsolePanel::run);
    connect(m_input, &ConsoleInput::completionRequested, this, &ConsolePanel::complete);
    connect(m_input, &ConsoleInput::interrupted, this, &ConsolePanel::interrupt);
    connect(m_input, &ConsoleInput::clearRequested, m_output, &ConsoleOutput::removeAll);
    connect(m_input, &ConsoleInput::searchChanged, this, &ConsolePanel::showPrompt);
    connect(m_output, &ConsoleOutput::nameActivated, this, &ConsolePanel::select);
    connect(m_output, &ConsoleOutput::commandActivated, this, [this](const QString& command) {
        m_input->setText(command);
        m_input->setFocus();
    });
    connect(m_language, qOverload<int>(&QComboBox::activated), this, [this](int index) {
        chooseLanguage(index == 1 ? shell::Language::PowerShell : shell::Language::Bash);
        m_input->setFocus();
    });
    connect(m_stop, &LinkLabel::activated, this, &ConsolePanel::interrupt);
    connect(script, &LinkLabel::activated, this, &ConsolePanel::scriptRequested);
    connect(clear, &LinkLabel::activated, m_output, &ConsoleOutput::removeAll);
    connect(&controller, &qtmodel::DocumentController::changed, this, &ConsolePanel::watchAgain);
    connect(&controller, &qtmodel::DocumentController::reset, this, &ConsolePanel::startSession);
    startSession();
}

ConsolePanel::~ConsolePanel() = default;

bool ConsolePanel::isScript(const QString& path)
{
    static const QStringList kSuffixes{QStringLiteral("sh"), QStringLiteral("bash"),
                                       QStringLiteral("azcli"), QStringLiteral("ps1")};
    return kSuffixes.contains(QFileInfo(path).suffix().toLower());
}

void ConsolePanel::startSession()
{
    m_waiting.clear();
    m_watch.reset();
    const auto language =
        m_language->currentIndex() == 1 ? shell::Language::PowerShell : shell::Language::Bash;
    m_session = std::make_unique<shell::Session>(
        m_controller.document(),
        [this](const edit::Edit& edit) {
            m_controller.apply(edit);
            return m_controller.document();
        },
        language);
    showPrompt();
}

void ConsolePanel::chooseLanguage(shell::Language language)
{
    m_session->setLanguage(language);
    QSettings().setValue(QLatin1String(kLanguageSetting), language == shell::Language::PowerShell);
    showPrompt();
}

void ConsolePanel::runScript(const QString& path)
{
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        m_output->print(ConsoleOutput::Ink::Error,
                        tr("%1 cannot be read: %2").arg(name, file.errorString())
                            + QLatin1Char('\n'));
    } else if (file.size() > kMostScriptBytes) {
        m_output->print(ConsoleOutput::Ink::Error,
                        tr("%1 is larger than a script may be (8 MiB)").arg(name)
                            + QLatin1Char('\n'));
    } else {
        QString text = QString::fromUtf8(file.readAll());
        text.remove(QLatin1Char('\r'));
        QStringList lines = text.split(QLatin1Char('\n'));
        if (lines.back().isEmpty())
            lines.removeLast();
        chooseLanguage(isPowerShellScript(path) ? shell::Language::PowerShell
                                                : shell::Language::Bash);
        return add(lines, true);
    }
    m_output->showEnd();
}

bool ConsolePanel::awaitsAnswer() const
{
    return m_ofFile && m_session->isAsking();
}

void ConsolePanel::run(const QStringList& lines)
{
    add(lines, false);
}

void ConsolePanel::add(const QStringList& lines, bool ofFile)
{
    if (m_waiting.empty()) {
        m_beganEmpty = m_controller.document().size() == 0;
        m_ofFile = ofFile;
    }
    m_waiting.insert(awaitsAnswer() ? m_waiting.begin() : m_waiting.end(), lines.begin(),
                     lines.end());
    if (!m_timer.isActive() && !m_working)
        work();
}

void ConsolePanel::work()
{
    QElapsedTimer timer;
    timer.start();
    do {
        const QString line = m_waiting.front();
        m_waiting.pop_front();
        runLine(line);
    } while (!m_waiting.empty() && !awaitsAnswer() && timer.elapsed() < kSliceMilliseconds);
    finish();
    if (!m_waiting.empty() && !awaitsAnswer())
        m_timer.start(0);
}

void ConsolePanel::runLine(const QString& line)
{
    if (m_watch) {
        m_watch.reset();
        m_output->print(ConsoleOutput::Ink::Plain, QStringLiteral("^C\n"));
    }
    if (!m_session->isAsking()) {
        m_output->print(ConsoleOutput::Ink::Muted, toQString(m_session->prompt()));
        m_output->print(ConsoleOutput::Ink::Typed, line + QLatin1Char('\n'));
        m_input->remember(line);
    }
    if (line.trimmed() == QLatin1String("clear"))
        m_output->removeAll();
    const QTextCursor start = m_output->mark();
    feed(line);
    const bool watches = line.startsWith(QLatin1String("watch ")) && m_session->status() == 0;
    if (watches && !m_session->isWaiting())
        m_watch = Watch{line, start};
}

void ConsolePanel::feed(const QString& line)
{
    m_working = true;
    m_session->setDocument(m_controller.document());
    show(m_session->feed(line.toStdString()));
    m_working = false;
}

void ConsolePanel::show(const shell::Outcome& outcome)
{
    for (const shell::Chunk& chunk : outcome.chunks) {
        const QString text = toQString(chunk.text);
        switch (chunk.kind) {
        case shell::Chunk::Kind::Output:
            m_output->print(ConsoleOutput::Ink::Plain, text);
            break;
        case shell::Chunk::Kind::Error:
            m_output->print(ConsoleOutput::Ink::Error, text);
            break;
        case shell::Chunk::Kind::Note:
            m_output->print(ConsoleOutput::Ink::Advice, text);
            break;
        }
    }
}

void ConsolePanel::interrupt()
{
    m_waiting.clear();
    m_timer.stop();
    m_watch.reset();
    m_output->print(ConsoleOutput::Ink::Muted, toQString(m_session->prompt()));
    m_output->print(ConsoleOutput::Ink::Typed, m_input->text());
    show(m_session->interrupt());
    finish();
}

void ConsolePanel::finish()
{
    if (m_waiting.empty())
        m_output->linkNames(m_controller.document());
    if (m_waiting.empty() && m_beganEmpty && m_controller.document().size() > 0) {
        m_beganEmpty = false;
        emit designFilled();
    }
    m_output->showEnd();
    showPrompt();
}

void ConsolePanel::complete()
{
    const QString before = m_input->text().left(m_input->cursorPosition());
    m_session->setDocument(m_controller.document());
    const auto completion = m_session->complete(before.toStdString());
    if (completion.words.empty())
        return;
    const bool isOne = completion.words.size() == 1;
    QString word = toQString(commonBeginning(completion.words));
    if (isOne)
        word += QLatin1Char(' ');
    const int replaces = static_cast<int>(completion.replaces);
    if (isOne || word.size() > replaces) {
        m_input->setSelection(static_cast<int>(before.size()) - replaces, replaces);
        m_input->insert(word);
        return;
    }
    m_output->print(ConsoleOutput::Ink::Muted, columns(completion.words));
    m_output->showEnd();
}

void ConsolePanel::watchAgain()
{
    if (!m_watch || m_working)
        return;
    m_output->removeBehind(m_watch->start);
    feed(m_watch->line);
    finish();
}

void ConsolePanel::showPrompt()
{
    m_stop->setVisible(isRunning());
    // `pwsh`, `exit` and scripts change the language too.
    const bool isPowerShell = m_session->language() == shell::Language::PowerShell;
    m_language->setCurrentIndex(isPowerShell ? 1 : 0);
    const QString example = isPowerShell ? tr("Get-AzVirtualNetwork | Select Name, Location")
                                         : tr("az network vnet list -o table");
    m_input->setPlaceholderText(m_session->isWaiting() ? QString() : example);
    const bool isSecret = m_session->asksForSecret();
    m_input->setEchoMode(isSecret ? QLineEdit::Password : QLineEdit::Normal);
    if (m_input->search())
        m_prompt->setText(tr("(search “%1”) ").arg(*m_input->search()));
    else
        m_prompt->setText(toQString(m_session->prompt()).remove(kLeadingBreaks));
}

void ConsolePanel::select(const QString& nameOrId)
{
    const std::vector<ObjectId> ids = objectsNamed(m_controller.document(), nameOrId.toStdString());
    if (ids.empty())
        return;
    m_selection.set(ids);
    emit m_selection.revealRequested(ids.front());
}

} // namespace peerscape::views
