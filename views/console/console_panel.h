#pragma once

#include "core/shell/session.h"

#include <QTextCursor>
#include <QTimer>
#include <QWidget>

#include <deque>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;

namespace peerscape::qtmodel {
class DocumentController;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class ConsoleInput;
class ConsoleOutput;
class LinkLabel;
class ThemeManager;

/// The Azure CLI panel: a shell over the design, bash with az or PowerShell, as a drop-down says.
/// Each command that writes is one undo step. A script runs a few milliseconds at a time; the last
/// `watch` keeps up with the design until the next command.
class ConsolePanel : public QWidget
{
    Q_OBJECT

public:
    ConsolePanel(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                 const ThemeManager& theme, QWidget* parent = nullptr);
    ~ConsolePanel() override;

    /// Whether a file's name says that it is a script for this panel.
    [[nodiscard]] static bool isScript(const QString& path);
    /// Runs a file of at most 8 MiB; says in the output why one cannot be read. Where the script
    /// asks, it waits for what a person types.
    void runScript(const QString& path);
    /// Runs lines one after the other, behind those that still wait.
    void run(const QStringList& lines);
    /// Whether lines wait to be run.
    [[nodiscard]] bool isRunning() const { return !m_waiting.empty(); }

signals:
    void scriptRequested();
    /// Commands have filled a design that was empty.
    void designFilled();

private:
    void startSession();
    void chooseLanguage(shell::Language language);
    void work();
    void runLine(const QString& line);
    void feed(const QString& line);
    void show(const shell::Outcome& outcome);
    void interrupt();
    void finish();
    void complete();
    void watchAgain();
    void showPrompt();
    void select(const QString& nameOrId);

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    ConsoleOutput* m_output;
    ConsoleInput* m_input;
    QLabel* m_prompt;
    QComboBox* m_language;
    LinkLabel* m_stop;
    std::unique_ptr<shell::Session> m_session;
    void add(const QStringList& lines, bool ofFile);
    /// Whether the lines wait for a person's answer to a question of their script.
    [[nodiscard]] bool awaitsAnswer() const;

    std::deque<QString> m_waiting;
    bool m_ofFile = false; ///< The waiting lines are a script's file, which answers no question.
    QTimer m_timer;
    struct Watch
    {
        QString line;
        QTextCursor start; ///< Where its output begins.
    };
    std::optional<Watch> m_watch;
    bool m_beganEmpty = false; ///< The design was, when the first of the waiting lines came.
    bool m_working = false;    ///< A command runs: changes of the design are its own.
};

} // namespace peerscape::views
