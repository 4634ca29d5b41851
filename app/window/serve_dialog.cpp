#include "app/window/serve_dialog.h"

#include "app/window/request_model.h"
#include "qt/document_controller.h"
#include "views/theme/theme.h"
#include "views/widgets/row_tree.h"
#include "views/widgets/screen_fit.h"

#include <QAbstractSpinBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTreeView>
#include <QVBoxLayout>

namespace peerscape::window {

namespace {

constexpr int kLastPort = 65535;

QLineEdit* fieldToCopy(const QString& name)
{
    auto* field = new QLineEdit;
    field->setReadOnly(true);
    field->setFont(views::Theme::monoFont());
    field->setAccessibleName(name);
    return field;
}

} // namespace

ServeDialog::ServeDialog(ServedDesign& served, const views::ThemeManager& theme, QWidget* parent)
    : QDialog(parent)
    , m_served(served)
    , m_requests(new RequestModel(this))
    , m_port(new QSpinBox)
    , m_start(new QPushButton)
    , m_address(fieldToCopy(tr("Address")))
    , m_token(fieldToCopy(tr("Token")))
    , m_copyAddress(new QPushButton(tr("Copy &address")))
    , m_copyToken(new QPushButton(tr("Copy &token")))
    , m_message(new QLabel)
    , m_list(new QTreeView)
{
    setWindowTitle(tr("Serve on this computer"));
    views::resizeOnScreen(*this, {760, 520});
    auto* intro = new QLabel(
        tr("Programs on this computer can read and write this design as they would Azure. Nothing "
           "else can connect, and every request needs the token. Each change is a step of the "
           "history."));
    intro->setWordWrap(true);
    m_port->setRange(0, kLastPort);
    m_port->setSpecialValueText(tr("any that is free"));
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setAccessibleName(tr("Port"));
    m_message->setWordWrap(true);
    m_list->setModel(m_requests);
    views::makeRowTree(*m_list, theme);
    m_list->setAccessibleName(tr("Requests"));
    m_list->setUniformRowHeights(true);
    m_list->setRootIsDecorated(false);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(RequestModel::Resource, QHeaderView::Stretch);
    m_list->setTextElideMode(Qt::ElideLeft); // a resource's name stands at the end

    auto* form = new QGridLayout;
    const auto addRow = [form](const QString& title, QWidget* field, QPushButton* button) {
        const int row = form->rowCount();
        auto* label = new QLabel(title);
        label->setBuddy(field);
        form->addWidget(label, row, 0);
        form->addWidget(field, row, 1);
        form->addWidget(button, row, 2);
    };
    addRow(tr("&Port"), m_port, m_start);
    addRow(tr("A&ddress"), m_address, m_copyAddress);
    addRow(tr("To&ken"), m_token, m_copyToken);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(intro);
    layout->addLayout(form);
    layout->addWidget(m_message);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    m_start->setDefault(true);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &ServeDialog::startOrStop);
    connect(m_copyAddress, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_address->text()); });
    connect(m_copyToken, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_token->text()); });
    connect(&m_served, &ServedDesign::servingChanged, this, &ServeDialog::refresh);
    connect(&m_served, &ServedDesign::seen, this, [this](const ServedDesign::Seen& request) {
        const QScrollBar* bar = m_list->verticalScrollBar();
        const bool follows = bar->value() == bar->maximum();
        m_requests->add(request);
        if (follows)
            m_list->scrollToBottom();
    });
    refresh();
}

void ServeDialog::startOrStop()
{
    m_message->clear();
    if (m_served.isServing())
        return m_served.stop();
    m_requests->removeAll();
    if (const auto started = m_served.start(m_port->value()); !started)
        m_message->setText(qtmodel::DocumentController::text(started.error()));
    refresh();
}

void ServeDialog::refresh()
{
    const bool on = m_served.isServing();
    m_start->setText(on ? tr("&Stop") : tr("&Start"));
    m_port->setEnabled(!on);
    m_address->setText(m_served.address());
    m_token->setText(m_served.token());
    for (QLineEdit* field : {m_address, m_token})
        field->setCursorPosition(0); // what has no room is seen from its beginning
    for (QWidget* widget :
         {static_cast<QWidget*>(m_address), static_cast<QWidget*>(m_token),
          static_cast<QWidget*>(m_copyAddress), static_cast<QWidget*>(m_copyToken)})
        widget->setEnabled(on);
    m_message->setVisible(!m_message->text().isEmpty());
}

} // namespace peerscape::window
