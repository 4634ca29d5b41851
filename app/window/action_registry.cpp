#include "app/window/action_registry.h"

#include "views/theme/theme_manager.h"

namespace peerscape::window {

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
    action->setShortcuts(entry.shortcuts);
    action->setStatusTip(entry.help);
    action->setToolTip(entry.shortcuts.isEmpty() ? entry.help
                                                 : QStringLiteral("%1 (%2)").arg(
                                                       entry.help, entry.shortcuts.front().toString(
                                                                       QKeySequence::NativeText)));
    if (!entry.glyph.isEmpty())
        action->setIcon(m_theme.icon(entry.glyph));
    connect(action, &QAction::triggered, this, entry.run);
    m_actions.insert(entry.id, action);
    m_entries.push_back(std::move(entry));
    return action;
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
