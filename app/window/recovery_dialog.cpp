#include "app/window/recovery_dialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace peerscape::window {

RecoveryDialog::RecoveryDialog(const RecoveryStore& store,
                               const std::vector<RecoveryStore::Copy>& copies,
                               const Compare& compare, QWidget* parent)
    : QDialog(parent)
    , m_store(store)
    , m_copies(copies)
    , m_list(new QTreeWidget)
{
    setWindowTitle(tr("Recover designs"));
    resize(640, 320);
    auto* said = new QLabel(tr("Peerscape ended before these changes were saved. The files "
                               "themselves are as they were last saved."));
    said->setWordWrap(true);
    m_list->setAccessibleName(tr("Designs with unsaved changes"));
    m_list->setHeaderLabels({tr("Design"), tr("Last change"), tr("File")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    for (const RecoveryStore::Copy& copy : m_copies) {
        auto* item = new QTreeWidgetItem(
            m_list,
            {copy.title, QLocale().toString(copy.when, QLocale::ShortFormat),
             copy.file.isEmpty() ? tr("never saved") : QDir::toNativeSeparators(copy.file)});
        item->setToolTip(2, copy.file);
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    for (int column : {0, 1})
        m_list->resizeColumnToContents(column);

    auto* buttons = new QDialogButtonBox;
    QPushButton* recover = buttons->addButton(tr("&Recover"), QDialogButtonBox::AcceptRole);
    QPushButton* comparing = buttons->addButton(tr("&Compare…"), QDialogButtonBox::ActionRole);
    comparing->setToolTip(tr("What the copy has that the file has not"));
    QPushButton* discard = buttons->addButton(tr("&Discard"), QDialogButtonBox::DestructiveRole);
    buttons->addButton(tr("&Later"), QDialogButtonBox::RejectRole);
    recover->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(comparing, &QPushButton::clicked, this, [this, compare] { compare(chosen(), this); });
    connect(discard, &QPushButton::clicked, this, &RecoveryDialog::discardChosen);
    connect(m_list, &QTreeWidget::itemActivated, this, &QDialog::accept);

    auto* layout = new QVBoxLayout(this);
    layout->addWidget(said);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
}

const RecoveryStore::Copy& RecoveryDialog::chosen() const
{
    return m_copies.at(static_cast<std::size_t>(m_list->currentIndex().row()));
}

void RecoveryDialog::discardChosen()
{
    const int row = m_list->currentIndex().row();
    m_store.discard(chosen().id);
    m_copies.erase(m_copies.begin() + row);
    delete m_list->takeTopLevelItem(row);
    if (m_copies.empty())
        reject();
}

} // namespace peerscape::window
