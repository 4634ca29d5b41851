#include "views/matrix/matrix_panel.h"

#include "core/write/atomic_file.h"
#include "qt/document_controller.h"
#include "qt/matrix_model.h"
#include "qt/text.h"
#include "views/matrix/matrix_legend.h"
#include "views/matrix/matrix_view.h"
#include "views/reach/flow_field.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/choice_box.h"
#include "views/widgets/clear_button.h"

#include <QActionGroup>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace peerscape::views {

using qtmodel::RemedyWish;
using reach::MatrixBy;
using write::MatrixFormat;

namespace {

constexpr int kSoon = 30;      ///< Milliseconds after an edit.
constexpr int kPatience = 150; ///< Before the progress is worth showing.

} // namespace

MatrixPanel::MatrixPanel(qtmodel::DocumentController& controller, const ThemeManager& theme,
                         QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_model(new qtmodel::MatrixModel(controller, this))
    , m_job(new qtmodel::MatrixJob(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHeading(*layout);
    buildBody(*layout);
    setFocusProxy(m_view);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoon);
    connect(&m_soon, &QTimer::timeout, this, &MatrixPanel::computeByItself);
    connect(&controller, &qtmodel::DocumentController::changed, this,
            [this](const azure::ChangeSet& changes) {
                if (!changes.layoutOnly())
                    follow(changes);
            });
    connect(&controller, &qtmodel::DocumentController::reset, this, [this] {
        m_job->cancel();
        m_job->forget();
        m_model->setMatrix({}, m_traffic->flow());
        goStale();
    });
    connect(m_job, &qtmodel::MatrixJob::finished, this, [this](const reach::Matrix& matrix) {
        m_model->setMatrix(matrix, m_traffic->flow());
        m_stale = m_soon.isActive();
        showState();
    });
    connect(m_job, &qtmodel::MatrixJob::prepared, this,
            [this](const std::shared_ptr<reach::MatrixPart>& part) {
                m_model->setPart(part);
                m_stale = m_soon.isActive();
                showState();
            });
    connect(m_job, &qtmodel::MatrixJob::progressed, this, [this](int rows, int all) {
        m_progress->setRange(0, all);
        m_progress->setValue(rows);
    });
    connect(m_job, &qtmodel::MatrixJob::cancelled, this, &MatrixPanel::showState);
    showState();
}

void MatrixPanel::buildHeading(QVBoxLayout& layout)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 12, 4);
    row->setSpacing(8);
    m_by = new QComboBox;
    m_by->addItem(tr("NICs"), static_cast<int>(MatrixBy::Nic));
    m_by->addItem(tr("Subnets"), static_cast<int>(MatrixBy::Subnet));
    m_by->addItem(tr("Virtual networks"), static_cast<int>(MatrixBy::Vnet));
    m_by->addItem(tr("Networks and sites"), static_cast<int>(MatrixBy::Site));
    nameChoice(*m_by, tr("What stands on the sides"));
    m_by->setCurrentIndex(1);
    m_traffic = new FlowField;
    m_search = new QLineEdit;
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the matrix"));
    addClearButton(*m_search);
    m_search->setMaximumWidth(140);
    m_summary = new QLabel;
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_summary->setWordWrap(true);
    m_progress = new QProgressBar;
    m_progress->setMaximumWidth(140);
    m_progress->setAccessibleName(tr("Rows of the matrix done"));
    m_cancel = new QPushButton(tr("Cancel"));
    m_compute = new QPushButton(tr("Compute"));
    m_export = new QToolButton;
    m_export->setText(tr("Export…"));
    m_export->setAccessibleName(tr("Export the matrix"));
    m_export->setPopupMode(QToolButton::InstantPopup);
    m_export->setAutoRaise(true);
    auto* menu = new QMenu(m_export);
    menu->addAction(tr("CSV file…"), this,
                    [this] { save(MatrixFormat::Csv, QStringLiteral("csv"), tr("CSV (*.csv)")); });
    menu->addAction(tr("SVG picture…"), this,
                    [this] { save(MatrixFormat::Svg, QStringLiteral("svg"), tr("SVG (*.svg)")); });
    menu->addAction(tr("JSON file…"), this, [this] {
        save(MatrixFormat::Json, QStringLiteral("json"), tr("JSON (*.json)"));
    });
    menu->addSeparator();
    menu->addAction(tr("Groups as CSV file…"), this, [this] {
        save(MatrixFormat::Csv, QStringLiteral("csv"), tr("CSV (*.csv)"), Content::Groups);
    });
    menu->addAction(tr("Groups as SVG picture…"), this, [this] {
        save(MatrixFormat::Svg, QStringLiteral("svg"), tr("SVG (*.svg)"), Content::Groups);
    });
    menu->addSeparator();
    menu->addAction(tr("Copy as CSV"), this, [this] { copyAs(MatrixFormat::Csv); });
    menu->addAction(tr("Copy as text"), this, [this] { copyAs(MatrixFormat::Table); });
    m_export->setMenu(menu);
    auto* groups = new QToolButton;
    groups->setText(tr("Groups"));
    groups->setPopupMode(QToolButton::InstantPopup);
    groups->setAutoRaise(true);
    auto* groupMenu = new QMenu(groups);
    groupMenu->addAction(tr("Close all groups"), this, [this] { m_model->collapseAll(true); });
    groupMenu->addAction(tr("Open all groups"), this, [this] { m_model->collapseAll(false); });
    groupMenu->setToolTipsVisible(true);
    groupMenu->addSeparator();
    auto* together = new QActionGroup(groupMenu);
    const auto addGrouping = [&](const QString& text, reach::GroupBy by) {
        QAction* action =
            groupMenu->addAction(text, this, [this, by] { m_model->setGrouping(by); });
        action->setCheckable(true);
        together->addAction(action);
        connect(groupMenu, &QMenu::aboutToShow, action, [this, action, by] {
            const QString reason = m_model->whyNot(by);
            action->setToolTip(reason);
            action->setEnabled(reason.isEmpty());
            action->setChecked(by == m_model->grouping());
        });
    };
    addGrouping(tr("By subnet"), reach::GroupBy::Subnet);
    addGrouping(tr("By network"), reach::GroupBy::Vnet);
    addGrouping(tr("By region"), reach::GroupBy::Region);
    groups->setMenu(groupMenu);

    row->addWidget(m_by);
    row->addWidget(m_traffic);
    row->addWidget(m_search);
    row->addWidget(groups);
    row->addWidget(m_summary, 1);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_compute);
    row->addWidget(m_export);
    layout.addLayout(row);
    connect(m_by, &QComboBox::currentIndexChanged, this, &MatrixPanel::goStale);
    connect(m_traffic, &FlowField::flowChanged, this, &MatrixPanel::goStale);
    connect(m_search, &QLineEdit::textChanged, this,
            [this](const QString& text) { m_model->setFilter(text.trimmed()); });
    connect(m_compute, &QPushButton::clicked, this, &MatrixPanel::compute);
    connect(m_cancel, &QPushButton::clicked, m_job, &qtmodel::MatrixJob::cancel);
}

void MatrixPanel::buildBody(QVBoxLayout& layout)
{
    m_view = new MatrixView(*m_model, m_theme);
    layout.addWidget(m_view, 1);
    layout.addWidget(new MatrixLegend(m_theme));
    connect(m_view, &MatrixView::pairActivated, this, [this](int row, int column) {
        emit walkRequested(m_model->endAt(row), m_model->endAt(column), m_model->flow());
    });
    connect(m_view, &MatrixView::pairMenuRequested, this,
            [this](int row, int column, const QPoint& at) { pairMenu(row, column)->exec(at); });
}

std::unique_ptr<QMenu> MatrixPanel::pairMenu(int row, int column)
{
    const ObjectId from = m_model->endAt(row);
    const ObjectId to = m_model->endAt(column);
    const reach::Flow flow = m_model->flow();
    auto menu = std::make_unique<QMenu>();
    menu->setDefaultAction(menu->addAction(tr("&Follow the packet"), this,
                                           [=, this] { emit walkRequested(from, to, flow); }));
    const auto addWish = [&](const QString& text, RemedyWish wish, bool possible) {
        menu->addAction(text, this, [=, this] { emit remediesRequested(from, to, flow, wish); })
            ->setEnabled(possible);
    };
    const bool works = static_cast<qtmodel::MatrixModel::Sign>(
                           m_model->index(row, column).data(qtmodel::MatrixModel::SignRole).toInt())
                       == qtmodel::MatrixModel::Sign::Yes;
    addWish(tr("&What would help…"), RemedyWish::Talk, !works);
    addWish(tr("&Keep apart…"), RemedyWish::KeepApart,
            remedy::canBeIsolated(from) && remedy::canBeIsolated(to));
    return menu;
}

MatrixBy MatrixPanel::by() const
{
    return static_cast<MatrixBy>(m_by->currentData().toInt());
}

void MatrixPanel::setBy(MatrixBy by)
{
    m_by->setCurrentIndex(m_by->findData(static_cast<int>(by)));
}

void MatrixPanel::goStale()
{
    m_stale = true;
    // Old routes and old ends: nothing of what is going on is of use.
    m_job->cancel();
    m_soon.start();
}

/// A part that can be seen goes on at once; everything else is worked out again.
void MatrixPanel::follow(const azure::ChangeSet& changes)
{
    if (m_stale || m_job->isRunning() || !m_model->isPart() || visibleRegion().isEmpty()
        || !m_model->follow(changes))
        goStale();
}

void MatrixPanel::computeByItself()
{
    if (visibleRegion().isEmpty())
        showState();
    else
        start(qtmodel::MatrixJob::Extent::BySize);
}

void MatrixPanel::compute()
{
    start(qtmodel::MatrixJob::Extent::AllPairs);
}

void MatrixPanel::start(qtmodel::MatrixJob::Extent extent)
{
    m_soon.stop();
    m_progress->setRange(0, 0);
    m_job->start(m_controller.routes(), by(), m_traffic->flow(), extent);
    QTimer::singleShot(kPatience, this, &MatrixPanel::showState);
}

void MatrixPanel::showState()
{
    const bool running = m_job->isRunning();
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    const bool isPart = m_model->isPart();
    const std::size_t ends = m_model->matrix().ends.size();
    const bool canBeWhole = isPart && ends <= qtmodel::MatrixJob::kMostAtAll;
    m_compute->setVisible(!running && !m_soon.isActive() && (m_stale || canBeWhole));
    m_export->setEnabled(m_model->rowCount() > 0 && !m_stale && !isPart);
    m_export->setToolTip(!isPart      ? QString()
                         : canBeWhole ? tr("Compute all pairs first")
                                      : tr("Too many ends to export all pairs"));
    QString text;
    if (running) {
        text = tr("Working it out…");
    } else if (m_model->rowCount() == 0) {
        text.clear(); // the view says what comes
    } else if (m_stale) {
        text = tr("From an older version");
    } else if (isPart) {
        text = tr("%n end(s): the pairs in view are walked", nullptr, static_cast<int>(ends));
    } else {
        text = tr("%1 of %2 pairs work").arg(m_model->workingCount()).arg(m_model->pairCount());
        if (m_model->oneWayCount() > 0)
            text += QStringLiteral(" · ")
                    + tr("%n lose(s) the answer", nullptr, m_model->oneWayCount());
    }
    m_summary->setText(text);
}

std::string MatrixPanel::text(MatrixFormat format, Content content) const
{
    if (content == Content::Groups)
        return write::writeGroups(
            m_controller.document(), m_model->matrix(),
            reach::groupMatrix(m_controller.document(), m_model->matrix(), m_model->grouping()),
            format, qtmodel::DocumentController::translated);
    return write::writeMatrix(m_controller.document(), m_model->matrix(), format,
                              qtmodel::DocumentController::translated);
}

void MatrixPanel::copyAs(MatrixFormat format)
{
    QGuiApplication::clipboard()->setText(toQString(text(format, Content::Pairs)));
}

void MatrixPanel::save(MatrixFormat format, const QString& suffix, const QString& filter,
                       Content content)
{
    QString path = QFileDialog::getSaveFileName(this, tr("Export the matrix"),
                                                QStringLiteral("matrix.") + suffix, filter);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QLatin1Char('.') + suffix;
    const Result<void> saved =
        write::writeFileAtomically(QFile::encodeName(path).toStdString(), text(format, content));
    if (!saved)
        QMessageBox::critical(this, tr("Cannot export"),
                              qtmodel::DocumentController::text(saved.error()));
}

void MatrixPanel::comeIntoView()
{
    if (m_stale && !m_job->isRunning())
        m_soon.start();
}

} // namespace peerscape::views
