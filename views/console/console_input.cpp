#include "views/console/console_input.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>

namespace peerscape::views {

namespace {

constexpr int kMostRemembered = 1000;

bool isControl(const QKeyEvent& event, Qt::Key key)
{
    return event.key() == key && event.modifiers() == Qt::ControlModifier;
}

} // namespace

ConsoleInput::ConsoleInput(QWidget* parent)
    : QLineEdit(parent)
{
    setMaxLength(1 << 24);
    setFrame(false);
    // However lines come: by menu, by mouse, by dropping.
    connect(this, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (text.contains(QLatin1Char('\n')))
            takeLines(text);
    });
}

void ConsoleInput::remember(const QString& line)
{
    if (!line.trimmed().isEmpty() && (m_lines.isEmpty() || m_lines.back() != line))
        m_lines << line;
    if (m_lines.size() > kMostRemembered)
        m_lines.removeFirst();
    m_at = static_cast<int>(m_lines.size());
}

bool ConsoleInput::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        // Where the line has nothing to undo, undo means the last command.
        if ((key->matches(QKeySequence::Undo) && !isUndoAvailable())
            || (key->matches(QKeySequence::Redo) && !isRedoAvailable())) {
            event->ignore();
            return false;
        }
        if (isControl(*key, Qt::Key_R) || isControl(*key, Qt::Key_L) || isControl(*key, Qt::Key_U)
            || isControl(*key, Qt::Key_C) || (isControl(*key, Qt::Key_G) && m_search)
            || (key->key() == Qt::Key_Escape && m_search)) {
            event->accept();
            return true;
        }
    }
    // Tab comes here first; on an empty line it moves on, so that nobody is caught in it.
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier && !text().isEmpty()
            && echoMode() == Normal) {
            endSearch();
            emit completionRequested();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void ConsoleInput::keyPressEvent(QKeyEvent* event)
{
    if (isControl(*event, Qt::Key_R) && echoMode() == Normal) {
        const int from = m_search ? m_at - 1 : static_cast<int>(m_lines.size()) - 1;
        if (!m_search)
            m_search.emplace();
        else
            findOlder(from);
        emit searchChanged();
        return;
    }
    if (m_search && searchKey(*event))
        return;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return enter();
    if (event->matches(QKeySequence::Paste)
        && QApplication::clipboard()->text().contains(QLatin1Char('\n'))) {
        insert(QApplication::clipboard()->text().left(0)); // what is selected goes
        const QString before = text().left(cursorPosition());
        const QString after = text().mid(cursorPosition());
        return takeLines(before + QApplication::clipboard()->text() + after);
    }
    if (isControl(*event, Qt::Key_C) && !hasSelectedText()) {
        emit interrupted();
        setText({});
        m_at = static_cast<int>(m_lines.size());
        return;
    }
    if (isControl(*event, Qt::Key_L)) {
        emit clearRequested();
        return;
    }
    if (isControl(*event, Qt::Key_U)) {
        setText({});
        return;
    }
    if (echoMode() == Normal && event->modifiers() == Qt::NoModifier
        && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        return recall(event->key() == Qt::Key_Up ? -1 : 1);
    QLineEdit::keyPressEvent(event);
}

void ConsoleInput::enter()
{
    const QString line = text();
    setText({});
    emit lineEntered(line);
}

void ConsoleInput::takeLines(const QString& text)
{
    QString whole = text;
    whole.remove(QLatin1Char('\r'));
    QStringList lines = whole.split(QLatin1Char('\n'));
    setText(lines.takeLast());
    emit linesPasted(lines);
}

void ConsoleInput::recall(int step)
{
    const int next = m_at + step;
    if (next < 0 || next > m_lines.size())
        return;
    if (m_at == m_lines.size())
        m_draft = text();
    m_at = next;
    setText(m_at == m_lines.size() ? m_draft : m_lines[m_at]);
}

bool ConsoleInput::searchKey(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Escape || isControl(event, Qt::Key_G)) {
        endSearch();
        setText({});
        return true;
    }
    if (event.key() == Qt::Key_Backspace) {
        m_search->chop(1);
    } else if (!event.text().isEmpty() && event.text().front().isPrint()) {
        *m_search += event.text();
    } else {
        // Any other key takes what was found and does what it does.
        if (event.key() != Qt::Key_Control && event.key() != Qt::Key_Shift)
            endSearch();
        return false;
    }
    findOlder(static_cast<int>(m_lines.size()) - 1);
    emit searchChanged();
    return true;
}

void ConsoleInput::findOlder(int from)
{
    for (int i = from; i >= 0 && !m_search->isEmpty(); --i) {
        if (m_lines[i].contains(*m_search, Qt::CaseInsensitive)) {
            m_at = i;
            setText(m_lines[i]);
            return;
        }
    }
}

void ConsoleInput::endSearch()
{
    if (!m_search)
        return;
    m_search.reset();
    emit searchChanged();
}

} // namespace peerscape::views
