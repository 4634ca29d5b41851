#include "views/history/history_panel.h"

#include "core/write/code.h"
#include "qt/document_controller.h"
#include "qt/history_model.h"
#include "views/history/history_delegate.h"
#include "views/history/play_bar.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/link_label.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QSaveFile>
#include <QSettings>
#include <QUndoStack>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

constexpr auto kHistoryFormSetting = "history/form";

} // namespace

HistoryPanel::HistoryPanel(qtmodel::DocumentController& controller, qtmodel::HistoryPlayer& player,
                           const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_model(new qtmodel::HistoryModel(controller, this))
    , m_view(new QListView)
    , m_form(new QComboBox)
    , m_copy(new LinkLabel(tr("Copy command"), theme))
    , m_copyScript(new LinkLabel(tr("Copy history as script"), theme))
    , m_save(new LinkLabel(tr("Save as script…"), theme))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(12, 6, 12, 6);
    auto* hint = new QLabel(tr("Show &commands"));
    hint->setBuddy(m_form);
    heading->addWidget(hint);
    heading->addSpacing(6);
    heading->addWidget(m_form);
    heading->addStretch(1);
    for (LinkLabel* link : {m_copy, m_copyScript, m_save})
        heading->addWidget(link);
    layout->addLayout(heading);
    layout->addWidget(m_view, 1);
    layout->addWidget(new PlayBar(player, theme));
    setFocusProxy(m_view);

    m_form->setAccessibleName(tr("Show commands"));
    m_form->addItem(tr("None"), -1);
    m_form->addItem(tr("Azure CLI"), static_cast<int>(write::CodeForm::AzCli));
    m_form->addItem(tr("PowerShell"), static_cast<int>(write::CodeForm::PowerShell));
    m_form->addItem(tr("Bicep"), static_cast<int>(write::CodeForm::Bicep));
    m_form->addItem(tr("Terraform"), static_cast<int>(write::CodeForm::Terraform));
    m_view->setAccessibleName(tr("History"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new HistoryDelegate(theme, m_view));
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setLayoutMode(QListView::Batched);
    m_view->setBatchSize(20);

    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &HistoryPanel::showMenu);
    connect(m_form, &QComboBox::currentIndexChanged, this, &HistoryPanel::chooseForm);
    connect(controller.undoStack(), &QUndoStack::indexChanged, this, &HistoryPanel::follow);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (!m_following && current.isValid())
                    m_controller.undoStack()->setIndex(current.row());
            });
    connect(m_copy, &LinkLabel::activated, this, &HistoryPanel::copyCommand);
    connect(m_copyScript, &LinkLabel::activated, this, &HistoryPanel::copyScript);
    connect(m_save, &LinkLabel::activated, this, &HistoryPanel::saveScript);
    m_form->setCurrentIndex(std::clamp(
        QSettings().value(QLatin1String(kHistoryFormSetting)).toInt(), 0, m_form->count() - 1));
    chooseForm(m_form->currentIndex());
    follow();
}

void HistoryPanel::chooseForm(int index)
{
    const int form = m_form->itemData(index).toInt();
    QSettings().setValue(QLatin1String(kHistoryFormSetting), index);
    m_model->setForm(form < 0 ? std::nullopt : std::optional(static_cast<write::CodeForm>(form)));
    for (LinkLabel* link : {m_copy, m_copyScript, m_save})
        link->setVisible(form >= 0);
    m_view->doItemsLayout();
    m_view->scrollTo(m_view->currentIndex());
}

void HistoryPanel::follow()
{
    m_following = true;
    m_view->setCurrentIndex(m_model->index(m_controller.undoStack()->index()));
    m_view->scrollTo(m_view->currentIndex());
    m_following = false;
}

std::unique_ptr<QMenu> HistoryPanel::stepMenu(int step)
{
    auto menu = std::make_unique<QMenu>();
    const int now = m_controller.undoStack()->index();
    menu->addAction(tr("&What it changed…"), this,
                    [this, step] { emit compareRequested(step - 1, step); })
        ->setEnabled(step > 0);
    menu->addAction(tr("What changed &since…"), this,
                    [this, step, now] { emit compareRequested(step, now); })
        ->setEnabled(step != now);
    return menu;
}

void HistoryPanel::showMenu(const QPoint& at)
{
    // The keyboard asks about the step that it stands on; the first row is none.
    const QModelIndex index = m_view->indexAt(at);
    if (index.isValid())
        stepMenu(index.row())->exec(m_view->viewport()->mapToGlobal(at));
}

void HistoryPanel::copyCommand()
{
    const QString code = m_model->code(m_view->currentIndex().row());
    if (!code.isEmpty())
        QGuiApplication::clipboard()->setText(code + QLatin1Char('\n'));
}

void HistoryPanel::copyScript()
{
    QGuiApplication::clipboard()->setText(m_model->script());
}

void HistoryPanel::saveScript()
{
    const auto form = m_model->form();
    if (!form)
        return;
    const std::string_view suffix = write::formSuffix(*form);
    const QString pattern =
        QLatin1Char('*') + QString::fromLatin1(suffix.data(), static_cast<int>(suffix.size()));
    const QString path = QFileDialog::getSaveFileName(this, tr("Save history as script"),
                                                      QStringLiteral("history") + pattern.mid(1),
                                                      tr("Scripts (%1)").arg(pattern));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly)
                           && file.write(m_model->script().toUtf8()) >= 0 && file.commit();
    if (!isWritten)
        QMessageBox::warning(this, tr("Save history as script"),
                             tr("%1 cannot be written: %2").arg(path, file.errorString()));
}

} // namespace peerscape::views
