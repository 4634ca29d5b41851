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
/// Menus, tool bar and context menu take their actions from here. Keys that the person chose
/// instead of a command's own are in the settings.
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
    /// Gives a command other keys, and takes them from whoever has them; kept in the settings.
    /// The commands that lost a key.
    QStringList setShortcuts(const QString& id, const QList<QKeySequence>& keys);
    /// Every command gets its own keys back.
    void resetShortcuts();
    /// Asks every command whether it can be used now.
    void refresh();

signals:
    /// Somebody has other keys than before.
    void shortcutsChanged();

private:
    void loadIcons();
    void show(const Entry& entry, const QList<QKeySequence>& keys);
    void keep(const QString& id, const QList<QKeySequence>& keys);

    const views::ThemeManager& m_theme;
    std::vector<Entry> m_entries;
    QHash<QString, QAction*> m_actions;
};

} // namespace peerscape::window
