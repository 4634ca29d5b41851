#pragma once

#include <QAction>
#include <QHash>
#include <QObject>

#include <functional>
#include <vector>

namespace peerscape::views {
class ThemeManager;
}

namespace peerscape::window {

/// Every command of the window in one place: id, words, icon, shortcut, and when it can be used.
/// Menus, tool bar and context menu take their actions from here.
class ActionRegistry : public QObject
{
    Q_OBJECT

public:
    struct Entry
    {
        QString id;
        QString text;
        QString help;
        QString glyph = {}; ///< Empty for none.
        QList<QKeySequence> shortcuts = {};
        std::function<void()> run = {};
        std::function<bool()> enabledWhen = {}; ///< Empty: always.
    };

    ActionRegistry(const views::ThemeManager& theme, QObject* parent);

    /// Adds a command and gives its action. The id must be new.
    QAction* add(Entry entry);
    [[nodiscard]] QAction* action(const QString& id) const { return m_actions.value(id); }
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// Asks every command whether it can be used now.
    void refresh();

private:
    void loadIcons();

    const views::ThemeManager& m_theme;
    std::vector<Entry> m_entries;
    QHash<QString, QAction*> m_actions;
};

} // namespace peerscape::window
