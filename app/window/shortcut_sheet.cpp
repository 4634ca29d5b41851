#include "app/window/shortcut_sheet.h"

#include "app/window/action_registry.h"
#include "views/widgets/clear_button.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace peerscape::window {

namespace {

constexpr int kCommandColumn = 0;
constexpr int kKeysColumn = 1;

QString keysText(const QList<QKeySequence>& keys)
{
    return QKeySequence::listToString(keys, QKeySequence::NativeText);
}

/// A field that takes down every key but Escape, which empties it and, empty, closes the window.
class KeysField : public QKeySequenceEdit
{
protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() != Qt::Key_Escape || event->modifiers() != Qt::NoModifier)
            QKeySequenceEdit::keyPressEvent(event);
        else if (keySequence().isEmpty())
            event->ignore();
        else
            clear();
    }
};

} // namespace

ShortcutSheet::ShortcutSheet(ActionRegistry& actions, QWidget* parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_search(new QLineEdit)
    , m_list(new QTreeWidget)
    , m_keys(new KeysField)
    , m_assign(new QPushButton(tr("&Assign")))
    , m_remove(new QPushButton(tr("&Remove")))
    , m_said(new QLabel)
{
    m_search->setPlaceholderText(tr("Search commands and keys"));
    m_search->setAccessibleName(tr("Search commands and keys"));
    views::addClearButton(*m_search);
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(kCommandColumn, QHeaderView::Stretch);
    m_keys->setAccessibleName(tr("New keys"));
    m_said->setWordWrap(true);
    auto* reset = new QPushButton(tr("Reset a&ll"));

    auto* row = new QHBoxLayout;
    row->addWidget(m_keys, 1);
    row->addWidget(m_assign);
    row->addWidget(m_remove);
    row->addWidget(reset);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addLayout(row);
    layout->addWidget(m_said);

    connect(m_search, &QLineEdit::textChanged, this, &ShortcutSheet::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutSheet::showChosen);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this,
            [this](const QKeySequence& keys) { m_assign->setEnabled(!keys.isEmpty()); });
    connect(m_assign, &QPushButton::clicked, this, &ShortcutSheet::assign);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_said->clear();
        m_actions.setShortcuts(chosen(), {});
    });
    connect(reset, &QPushButton::clicked, this, [this] {
        m_said->setText(tr("Every command has its own keys again."));
        m_actions.resetShortcuts();
    });
    connect(&m_actions, &ActionRegistry::shortcutsChanged, this, &ShortcutSheet::fill);
    setFocusProxy(m_search);
    fill();
}

void ShortcutSheet::fill()
{
    const QString before = chosen();
    m_list->clear();
    for (const ActionRegistry::Entry& entry : m_actions.entries()) {
        auto* item = new QTreeWidgetItem(
            m_list, {entry.help, keysText(m_actions.action(entry.id)->shortcuts())});
        item->setData(kCommandColumn, Qt::UserRole, entry.id);
        item->setToolTip(kCommandColumn, entry.help); // it may be cut
        if (entry.id == before)
            m_list->setCurrentItem(item);
    }
    if (m_list->currentItem() == nullptr)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    m_list->resizeColumnToContents(kKeysColumn);
    filter(m_search->text());
    showChosen();
}

void ShortcutSheet::filter(const QString& text)
{
    QTreeWidgetItem* first = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        const bool found = item->text(kCommandColumn).contains(text, Qt::CaseInsensitive)
                           || item->text(kKeysColumn).contains(text, Qt::CaseInsensitive);
        item->setHidden(!found);
        if (found && first == nullptr)
            first = item;
    }
    if (first != nullptr && (m_list->currentItem() == nullptr || m_list->currentItem()->isHidden()))
        m_list->setCurrentItem(first);
}

void ShortcutSheet::showChosen()
{
    const QAction* action = m_actions.action(chosen());
    m_remove->setEnabled(action != nullptr && !action->shortcuts().isEmpty());
    m_keys->clear();
    m_assign->setEnabled(false);
}

void ShortcutSheet::assign()
{
    const QStringList robbed = m_actions.setShortcuts(chosen(), {m_keys->keySequence()});
    QStringList names;
    for (const QString& id : robbed)
        names << m_actions.action(id)->statusTip();
    m_said->setText(names.isEmpty() ? QString()
                                    : tr("Taken from: %1").arg(names.join(QStringLiteral(", "))));
}

QString ShortcutSheet::chosen() const
{
    const QTreeWidgetItem* item = m_list->currentItem();
    return item == nullptr ? QString() : item->data(kCommandColumn, Qt::UserRole).toString();
}

} // namespace peerscape::window
