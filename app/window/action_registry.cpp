#include "app/window/action_registry.h"

#include "views/theme/theme_manager.h"

#include <QSettings>

namespace peerscape::window {

namespace {

const QString kShortcuts = QStringLiteral("shortcuts/");

} // namespace

ActionRegistry::ActionRegistry(const views::ThemeManager& theme, QObject* parent)
    : QObject(parent)
    , m_theme(theme)
{
    connect(&theme, &views::ThemeManager::changed, this, &ActionRegistry::loadIcons);
}

QAction* ActionRegistry::add(Entry entry)
{
    Q_ASSERT(!m_actions.contains(entry.id));
    auto* action = new QAction(entry.text, this);
    action->setObjectName(entry.id);
    action->setStatusTip(entry.help);
    if (!entry.glyph.isEmpty())
        action->setIcon(m_theme.icon(entry.glyph));
    connect(action, &QAction::triggered, this, entry.run);
    m_actions.insert(entry.id, action);
    const QVariant chosen = QSettings().value(kShortcuts + entry.id);
    show(entry, chosen.isValid()
                    ? QKeySequence::listFromString(chosen.toString(), QKeySequence::PortableText)
                    : entry.shortcuts);
    m_entries.push_back(std::move(entry));
    return action;
}

QStringList ActionRegistry::setShortcuts(const QString& id, const QList<QKeySequence>& keys)
{
    QStringList robbed;
    for (const Entry& entry : m_entries) {
        QList<QKeySequence> left = m_actions.value(entry.id)->shortcuts();
        const qsizetype taken =
            entry.id == id ? 0
                           : left.removeIf([&](const QKeySequence& k) { return keys.contains(k); });
        if (taken > 0) {
            keep(entry.id, left);
            show(entry, left);
            robbed << entry.id;
        } else if (entry.id == id) {
            keep(id, keys);
            show(entry, keys);
        }
    }
    emit shortcutsChanged();
    return robbed;
}

void ActionRegistry::resetShortcuts()
{
    QSettings().remove(kShortcuts.chopped(1));
    for (const Entry& entry : m_entries)
        show(entry, entry.shortcuts);
    emit shortcutsChanged();
}

void ActionRegistry::keep(const QString& id, const QList<QKeySequence>& keys)
{
    QSettings().setValue(kShortcuts + id,
                         QKeySequence::listToString(keys, QKeySequence::PortableText));
}

void ActionRegistry::show(const Entry& entry, const QList<QKeySequence>& keys)
{
    QAction* action = m_actions.value(entry.id);
    action->setShortcuts(keys);
    action->setToolTip(keys.isEmpty()
                           ? entry.help
                           : QStringLiteral("%1 (%2)").arg(
                                 entry.help, keys.front().toString(QKeySequence::NativeText)));
}

void ActionRegistry::refresh()
{
    for (const Entry& entry : m_entries) {
        if (entry.enabledWhen)
            m_actions.value(entry.id)->setEnabled(entry.enabledWhen());
    }
}

void ActionRegistry::loadIcons()
{
    for (const Entry& entry : m_entries) {
        if (!entry.glyph.isEmpty())
            m_actions.value(entry.id)->setIcon(m_theme.icon(entry.glyph));
    }
}

} // namespace peerscape::window
