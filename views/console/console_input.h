#pragma once

#include <QLineEdit>
#include <QStringList>

#include <optional>

namespace peerscape::views {

/// The line that a person types at the console, with the keys of a shell: Up and Down go through
/// what was typed before, Ctrl+R searches it, Tab completes, Ctrl+C interrupts, Ctrl+L clears,
/// Ctrl+U empties the line. Text of several lines that is pasted or dropped is handed on line by
/// line; what stands behind the last line break stays here.
class ConsoleInput : public QLineEdit
{
    Q_OBJECT

public:
    explicit ConsoleInput(QWidget* parent = nullptr);

    /// Remembers a line, once if it comes twice in a row.
    void remember(const QString& line);
    /// What Ctrl+R looks for, while it does.
    [[nodiscard]] const std::optional<QString>& search() const { return m_search; }

signals:
    void lineEntered(const QString& line);
    void linesPasted(const QStringList& lines);
    void completionRequested();
    void interrupted();
    void clearRequested();
    /// A search began, goes on or ended.
    void searchChanged();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void enter();
    void takeLines(const QString& text);
    void recall(int step);
    bool searchKey(const QKeyEvent& event);
    void findOlder(int from);
    void endSearch();

    QStringList m_lines; ///< The oldest first.
    int m_at = 0;        ///< Which of them is shown; their number for the line being typed.
    QString m_draft;     ///< The line being typed, while an older one is shown.
    std::optional<QString> m_search;
};

} // namespace peerscape::views
